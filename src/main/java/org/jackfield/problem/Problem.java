package org.jackfield.problem;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
public record Problem(
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

    /** For an end of the session. */
    public static Problem closing(End end, Details details, String sessionId, Clock clock) {
        return onSocket(end, details, Optional.of(end.close().code()), sessionId, clock);
    }

    /** For a message that was turned down in a session that stays open. */
    public static Problem staying(End end, Details details, String sessionId, Clock clock) {
        return onSocket(end, details, Optional.empty(), sessionId, clock);
    }

    /** For a refusal before the upgrade or of a plain request. */
    public static Problem overHttp(End end, Details details, Clock clock) {
        Optional<Object> required = Optional.ofNullable(details.members().get(Details.REQUIRED));
        String words = required.map(names -> "Required variables are not set: " + joined(names))
                .or(details::words)
                .orElse(end.words());
        return new Problem(
                "error",
                required.isPresent() ? end.words() : words,
                words,
                end.code(),
                end.retryable(),
                retryAfter(end, details),
                required.isPresent() ? Optional.of(words) : members(details),
                required,
                Optional.of(end.close().code()),
                Optional.empty(),
                clock.millis(),
                Optional.of(end.words()),
                Optional.of(end.status()),
                Optional.of(words));
    }

    private static String joined(Object names) {
        return names instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : names.toString();
    }

    /** The value of the header {@code Retry-After}: whole seconds, rounded up. */
    public Optional<String> retryAfterHeader() {
        return retryAfterMs.map(millis -> Long.toString((millis + 999) / 1000));
    }

    private static Problem onSocket(
            End end, Details details, Optional<Integer> closeCode, String sessionId, Clock clock) {
        String words = details.words().orElse(end.words());
        return new Problem(
                "error",
                words,
                words,
                end.code(),
                end.retryable(),
                retryAfter(end, details),
                members(details),
                Optional.empty(),
                closeCode,
                Optional.of(sessionId),
                clock.millis(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Long> retryAfter(End end, Details details) {
        if (details.retryAfterMillis() > 0) {
            return Optional.of(details.retryAfterMillis());
        }
        return end.retryable() ? Optional.of(RETRY_AFTER_MILLIS) : Optional.empty();
    }

    private static Optional<Object> members(Details details) {
        return details.members().isEmpty() ? Optional.empty() : Optional.of(details.members());
    }
}
