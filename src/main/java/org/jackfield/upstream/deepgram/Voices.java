package org.jackfield.upstream.deepgram;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The English voices of Aura-2 by their short names.
 *
 * <p>Deliberate: four voices exist in the first generation alone. Clients may still ask for them, and get the voice of the
 * second that is nearest in sex and, as far as there is one, accent. {@code selene} is offered by Deepgram directly and is
 * not in Cloudflare's list.
 */
final class Voices {

    static final String PRESET = "luna";

    private static final List<String> CURRENT = List.of(
            "amalthea",
            "andromeda",
            "apollo",
            "arcas",
            "aries",
            "asteria",
            "athena",
            "atlas",
            "aurora",
            "callista",
            "cora",
            "cordelia",
            "delia",
            "draco",
            "electra",
            "harmonia",
            "helena",
            "hera",
            "hermes",
            "hyperion",
            "iris",
            "janus",
            "juno",
            "jupiter",
            "luna",
            "mars",
            "minerva",
            "neptune",
            "odysseus",
            "ophelia",
            "orion",
            "orpheus",
            "pandora",
            "phoebe",
            "pluto",
            "saturn",
            "selene",
            "thalia",
            "theia",
            "vesta",
            "zeus");

    private static final Map<String, String> SUCCESSORS =
            Map.of("stella", "thalia", "perseus", "apollo", "helios", "draco", "angus", "hyperion");

    private Voices() {}

    /** Every name that clients may use, in order of the alphabet. */
    static List<String> accepted() {
        return Stream.concat(CURRENT.stream(), SUCCESSORS.keySet().stream())
                .sorted()
                .toList();
    }

    /** The voice of this generation for an accepted name. */
    static String current(String name) {
        return SUCCESSORS.getOrDefault(name, name);
    }
}
