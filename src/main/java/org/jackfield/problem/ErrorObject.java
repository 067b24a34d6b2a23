package org.jackfield.problem;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.wire.Close;

/**
 * The one error object, on sockets and over HTTP.
 *
 * <p>{@code error} and {@code message} say the same because old clients read the one or the other. {@code closeCode} is absent
 * while the session stays open. {@code title}, {@code status} and {@code detail} are the members of RFC 9457 and are there
 * over HTTP alone.
 */
@JsonbPropertyOrder({
    "type",
    "error",
    "message",
    "code",
    "retryable",
    "retryAfterMs",
    "details",
    "required",
    "closeCode",
    "sessionId",
    "timestamp",
    "title",
    "status",
    "detail"
})
public record ErrorObject(
        String type,
        String error,
        String message,
        String code,
        boolean retryable,
        Optional<Long> retryAfterMs,
        Optional<Object> details,
        Optional<Object> required,
        Optional<Integer> closeCode,
        Optional<String> sessionId,
        long timestamp,
        Optional<String> title,
        Optional<Integer> status,
        Optional<String> detail) {

    /** The media type over HTTP (RFC 9457). */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** How long clients are asked to wait after an end that invites them back. */
    private static final long RETRY_AFTER_MILLIS = 2000;

    /**
     * The facts of one case beside its row in the table of ends.
     *
     * @param details by name; no payload, nothing that an upstream said
     * @param retryAfterMillis what the upstream asked for; 0 for the usual
     * @param words what exactly is wrong, if that can be said better than by the end
     */
    public record Facts(Map<String, Object> details, long retryAfterMillis, Optional<String> words) {
        public static final Facts NONE = new Facts(Map.of(), 0);

        public Facts(Map<String, Object> details, long retryAfterMillis) {
            this(details, retryAfterMillis, Optional.empty());
        }

        public static Facts of(String name, Object value) {
            return new Facts(Map.of(name, value), 0);
        }

        /** What exactly is wrong, instead of the general words of the end. */
        public static Facts inWords(String words) {
            return new Facts(Map.of(), 0, Optional.of(words));
        }

        /** When to come again. */
        public static Facts retryAfter(Duration again) {
            return new Facts(Map.of(), Math.max(1, again.toMillis()));
        }

        /** The code with which an upstream closed, if it sent one. */
        public static Facts ofUpstream(Close close) {
            return Close.isSendable(close.code()) ? of("upstreamCode", close.code()) : NONE;
        }
    }

    /** For an end of the session. */
    public static ErrorObject closing(End end, Facts facts, String sessionId, Clock clock) {
        return onSocket(end, facts, Optional.of(end.close().code()), sessionId, clock);
    }

    /** For a message that was turned down in a session that stays open. */
    public static ErrorObject staying(End end, Facts facts, String sessionId, Clock clock) {
        return onSocket(end, facts, Optional.empty(), sessionId, clock);
    }

    /** For a refusal before the upgrade or of a plain request. */
    public static ErrorObject overHttp(End end, String words, Facts facts, Clock clock) {
        return new ErrorObject(
                "error",
                words,
                words,
                end.code(),
                end.retryable(),
                retryAfter(end, facts),
                details(facts),
                Optional.empty(),
                Optional.of(end.close().code()),
                Optional.empty(),
                clock.millis(),
                Optional.of(end.words()),
                Optional.of(end.status()),
                Optional.of(words));
    }

    /** For settings that are not there: names what is missing. */
    public static ErrorObject notConfigured(List<String> missing, Clock clock) {
        End end = End.CONFIGURATION;
        String words = "Required variables are not set: " + String.join(", ", missing);
        return new ErrorObject(
                "error",
                end.words(),
                words,
                end.code(),
                false,
                Optional.empty(),
                Optional.of(words),
                Optional.of(missing),
                Optional.of(end.close().code()),
                Optional.empty(),
                clock.millis(),
                Optional.of(end.words()),
                Optional.of(end.status()),
                Optional.of(words));
    }

    /** The value of the header {@code Retry-After}: whole seconds, rounded up. */
    public Optional<String> retryAfterHeader() {
        return retryAfterMs.map(millis -> Long.toString((millis + 999) / 1000));
    }

    private static ErrorObject onSocket(
            End end, Facts facts, Optional<Integer> closeCode, String sessionId, Clock clock) {
        String words = facts.words().orElse(end.words());
        return new ErrorObject(
                "error",
                words,
                words,
                end.code(),
                end.retryable(),
                retryAfter(end, facts),
                details(facts),
                Optional.empty(),
                closeCode,
                Optional.of(sessionId),
                clock.millis(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Long> retryAfter(End end, Facts facts) {
        if (facts.retryAfterMillis() > 0) {
            return Optional.of(facts.retryAfterMillis());
        }
        return end.retryable() ? Optional.of(RETRY_AFTER_MILLIS) : Optional.empty();
    }

    private static Optional<Object> details(Facts facts) {
        return facts.details().isEmpty() ? Optional.empty() : Optional.of(facts.details());
    }
}
