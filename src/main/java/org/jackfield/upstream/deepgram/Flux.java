package org.jackfield.upstream.deepgram;

import java.util.List;
import org.jackfield.upstream.Model;
import org.jackfield.upstream.Parameter;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Resolution.BadParameter;
import org.jackfield.upstream.Resolution.Resolved;
import org.jackfield.upstream.Route;

/** Recognition of conversations in English, with the ends of turns. */
final class Flux implements DeepgramModel {

    private static final String OWN_NAME = "flux-general-en";
    private static final String END = "eot_threshold";
    private static final String EAGER_END = "eager_eot_threshold";

    /** What Deepgram takes for the confidence of an end of turn if it is told nothing. */
    private static final double PRESET_END = 0.7;

    private static final int MAX_KEYTERM_LENGTH = 100;
    private static final int MAX_KEYTERMS = 100;
    private static final int MAX_TAG_LENGTH = 128;
    private static final int MIN_TIMEOUT_MILLIS = 500;
    private static final int MAX_TIMEOUT_MILLIS = 60_000;

    private static final Model MODEL = new Model(
            Deepgram.NAME,
            "flux",
            List.of(OWN_NAME),
            ListenDialect.FLUX,
            List.of(
                    Parameter.oneOf("encoding", List.of("linear16")).withPreset("linear16"),
                    Parameter.oneOf("sample_rate", List.of("16000")).withPreset("16000"),
                    Parameter.number(END, 0.5, 1.0),
                    Parameter.number(EAGER_END, 0.3, 0.9),
                    Parameter.integer("eot_timeout_ms", MIN_TIMEOUT_MILLIS, MAX_TIMEOUT_MILLIS),
                    Parameter.text("keyterm", MAX_KEYTERM_LENGTH, MAX_KEYTERMS),
                    Parameter.text("tag", MAX_TAG_LENGTH, 1),
                    Parameter.oneOf("mip_opt_out", List.of("true", "false"))));

    @Override
    public Model declared() {
        return MODEL;
    }

    /** An eager end of turn comes before the end of turn, so its threshold is not the higher one. */
    @Override
    public Resolution settle(Route route) {
        double end = route.parameter(END).map(Double::valueOf).orElse(PRESET_END);
        boolean inOrder = route.parameter(EAGER_END).map(Double::valueOf).orElse(0.0) <= end;
        return inOrder
                ? new Resolved(route)
                : new BadParameter(
                        EAGER_END, "must not be above " + END + ", which is " + PRESET_END + " if not given");
    }

    @Override
    public String path() {
        return "/v2/listen";
    }

    @Override
    public Query query(Route route) {
        return new Query().add("model", OWN_NAME).addAll(route.parameters());
    }
}
