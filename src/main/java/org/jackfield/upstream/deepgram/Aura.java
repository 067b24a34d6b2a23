package org.jackfield.upstream.deepgram;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.upstream.Model;
import org.jackfield.upstream.Parameter;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Resolution.Resolved;
import org.jackfield.upstream.Route;

/** Speech in English, second generation. */
final class Aura implements DeepgramModel {

    private static final String SPEAKER = "speaker";

    private static final Model MODEL = new Model(
            Deepgram.NAME,
            "aura-2-en",
            List.of("aura-2"),
            new SpeakDialect(),
            List.of(
                    Parameter.oneOf(SPEAKER, Voices.accepted()).withPreset(Voices.PRESET),
                    Parameter.oneOf("encoding", List.of("linear16")).withPreset("linear16"),
                    Parameter.oneOf("sample_rate", List.of("8000", "16000", "24000", "32000", "48000"))
                            .withPreset("24000"),
                    Parameter.oneOf("mip_opt_out", List.of("true", "false"))));

    @Override
    public Model declared() {
        return MODEL;
    }

    /** Puts a voice of this generation in the place of one of the first. */
    @Override
    public Resolution settle(Route route) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(route.parameters());
        parameters.put(SPEAKER, List.of(Voices.current(speaker(route))));
        return new Resolved(new Route(route.model(), Collections.unmodifiableMap(parameters), route.extras()));
    }

    @Override
    public String path() {
        return "/v1/speak";
    }

    @Override
    public Query query(Route route) {
        Map<String, List<String>> rest = new LinkedHashMap<>(route.parameters());
        rest.remove(SPEAKER);
        return new Query().add("model", "aura-2-" + speaker(route) + "-en").addAll(rest);
    }

    private static String speaker(Route route) {
        return route.parameter(SPEAKER).orElse(Voices.PRESET);
    }
}
