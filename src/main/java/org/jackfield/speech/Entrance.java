package org.jackfield.speech;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.access.Decision;
import org.jackfield.access.Grant;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.SessionRegistry;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.GuardedDialer;

/**
 * The conditions that every way into a speech endpoint has in common, in their order: it is served, it is configured, its
 * rules admit the request, its parameters are good, its upstream is not left alone. Who is turned away is told to the listeners of sessions.
 */
public final class Entrance {

    public static final String SWITCHED_OFF = "This endpoint is switched off.";

    /** The outcome; each way in has words of its own for it. */
    public sealed interface Entry {

        /** The request may go on. */
        record Open(Route route, Grant grant) implements Entry {}

        /** Settings are not there: their environment names. */
        record NotConfigured(List<String> missing) implements Entry {}

        /** The request is turned away. */
        record Refused(End end, String words, Details details) implements Entry {}
    }

    private final SpeechSettings speech;
    private final Upstreams upstreams;
    private final GuardedDialer dialer;
    private final SessionRegistry registry;

    /** @param registry tells the listeners of refusals */
    public Entrance(SpeechSettings speech, Upstreams upstreams, GuardedDialer dialer, SessionRegistry registry) {
        this.speech = speech;
        this.upstreams = upstreams;
        this.dialer = dialer;
        this.registry = registry;
    }

    /**
     * Asks the conditions in their order; the first that fails counts.
     *
     * @param rules asked only if the endpoint is served and configured
     */
    public Entry enter(SpeechEndpoint endpoint, String query, Supplier<Decision> rules) {
        Entry entry = ask(endpoint, query, rules);
        if (entry instanceof Entry.Refused refused) {
            registry.refused(refused.end());
        } else if (entry instanceof Entry.NotConfigured) {
            registry.refused(End.CONFIGURATION);
        }
        return entry;
    }

    private Entry ask(SpeechEndpoint endpoint, String query, Supplier<Decision> rules) {
        if (!speech.serves(endpoint)) {
            return new Entry.Refused(End.NOT_FOUND, SWITCHED_OFF, Details.NONE);
        }
        List<String> missing = upstreams.missing();
        if (!missing.isEmpty()) {
            return new Entry.NotConfigured(missing);
        }
        Decision decision = rules.get();
        if (decision instanceof Decision.Refused refused) {
            return new Entry.Refused(refused.end(), refused.words(), refused.details());
        }
        Grant grant = ((Decision.Admitted) decision).grant();
        Entry entry = choose(endpoint, query, grant);
        if (!(entry instanceof Entry.Open)) {
            grant.slot().release();
        }
        return entry;
    }

    private Entry choose(SpeechEndpoint endpoint, String query, Grant grant) {
        Resolution resolution = upstreams.resolve(endpoint.capability(), query);
        if (resolution instanceof Resolution.BadParameter bad) {
            return new Entry.Refused(End.PARAMETER, bad.message(), Details.of("parameter", bad.name()));
        }
        Route route = ((Resolution.Resolved) resolution).route();
        Optional<Entry> refused = leftAlone(route).map(Entrance::refused);
        return refused.orElseGet(() -> new Entry.Open(route, grant));
    }

    private Optional<DialFailure> leftAlone(Route route) {
        try {
            return dialer.refusal(upstreams.target(route));
        } catch (InvalidSetting toldByTheDial) {
            return Optional.empty();
        }
    }

    private static Entry refused(DialFailure failure) {
        return new Entry.Refused(failure.end(), failure.end().words(), failure.details());
    }
}
