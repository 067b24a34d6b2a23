package org.jackfield.sandbox.voice;

import java.util.List;

/** The speakers of Aura-2 in English and the pitch at which the sandbox lets each talk. */
public final class Speakers {

    public static final String PRESET = "luna";

    public static final List<String> NAMES = List.of(
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
            "thalia",
            "theia",
            "vesta",
            "zeus");

    private static final List<String> LOW = List.of(
            "apollo",
            "arcas",
            "aries",
            "atlas",
            "draco",
            "hermes",
            "hyperion",
            "jupiter",
            "mars",
            "neptune",
            "odysseus",
            "orion",
            "orpheus",
            "pluto",
            "saturn",
            "zeus");

    private static final int LOW_HZ = 92;
    private static final int HIGH_HZ = 168;
    private static final int SPREAD = 11;
    private static final int SPREAD_HZ = 4;

    private Speakers() {}

    static boolean isLow(String speaker) {
        return LOW.contains(speaker);
    }

    /** The fundamental frequency around which {@code speaker} talks. */
    static int pitchHz(String speaker) {
        int own = Math.floorMod(speaker.hashCode(), SPREAD) * SPREAD_HZ;
        return (isLow(speaker) ? LOW_HZ : HIGH_HZ) + own;
    }
}
