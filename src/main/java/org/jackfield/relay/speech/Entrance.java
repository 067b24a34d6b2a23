package org.jackfield.relay.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.jackfield.policy.Decision;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.End;
import org.jackfield.wire.ErrorObject.Facts;

/**
 * The conditions that every way into a speech endpoint has in common, in their order: it is served, it is configured, its
 * rules admit the request, its parameters are good.
 */
@ApplicationScoped
public class Entrance {

    static final String SWITCHED_OFF = "This endpoint is switched off.";

    /** The outcome; each way in has words of its own for it. */
    public sealed interface Entry {

        /** The request may go on. */
        record Open(Route route) implements Entry {}

        /** Settings are not there: their environment names. */
        record NotConfigured(List<String> missing) implements Entry {}

        /** The request is turned away. */
        record Refused(End end, String words, Facts facts) implements Entry {}
    }

    @Inject
    SpeechSettings speech;

    @Inject
    Upstreams upstreams;

    /**
     * Asks the conditions in their order; the first that fails counts.
     *
     * @param rules asked only if the endpoint is served and configured
     */
    public Entry enter(SpeechEndpoint endpoint, String query, Supplier<Decision> rules) {
        if (!speech.serves(endpoint)) {
            return new Entry.Refused(End.NOT_FOUND, SWITCHED_OFF, Facts.NONE);
        }
        List<String> missing = upstreams.missing();
        if (!missing.isEmpty()) {
            return new Entry.NotConfigured(missing);
        }
        if (rules.get() instanceof Decision.Refused refused) {
            return new Entry.Refused(refused.end(), refused.words(), Facts.NONE);
        }
        Resolution resolution = upstreams.resolve(endpoint.capability(), query);
        if (resolution instanceof Resolution.BadParameter bad) {
            return new Entry.Refused(End.PARAMETER, bad.message(), Facts.of("parameter", bad.name()));
        }
        return new Entry.Open(((Resolution.Resolved) resolution).route());
    }
}
