package org.jackfield.http;

import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.End;
import org.jackfield.wire.Json;

/**
 * What an event stream says of coming back. Its clients connect again after every end of a stream, whoever meant it, and would
 * have an upstream dialled each time.
 *
 * <p>The last event of a session whose client shall not come back has an id that says so, which the client returns as
 * {@code Last-Event-ID}, and asks it to wait for an hour, because not all clients take 204 for an answer. The error of an end
 * that something failed with says how long to wait. No other event has an id.
 *
 * @param id of the event; empty if it has none
 * @param delay before the client connects again; empty if it is not said
 */
record Reconnection(Optional<String> id, Optional<Duration> delay) {

    /** Every id of ours begins with it, and goes on with the code of the end: nothing has to be kept for whoever returns. */
    private static final String ENDED = "ended.";

    private static final Reconnection UNSAID = new Reconnection(Optional.empty(), Optional.empty());
    private static final Duration LONG = Duration.ofHours(1);

    /**
     * What goes with a message.
     *
     * @param members the strings among its members
     * @param json the message itself
     */
    static Reconnection of(Map<String, String> members, String json) {
        return switch (members.getOrDefault("type", "")) {
            case "disconnected" -> ofEnd(members.getOrDefault("reason", ""));
            case "error" -> ofError(json);
            default -> UNSAID;
        };
    }

    private static Reconnection ofEnd(String code) {
        boolean comesBack =
                Arrays.stream(End.values()).anyMatch(end -> end.code().equals(code) && end.invitesBack());
        return comesBack ? UNSAID : new Reconnection(Optional.of(ENDED + code), Optional.of(LONG));
    }

    /** Only that of an end: the delay of a message that was turned down is not one of the connection. */
    private static Reconnection ofError(String json) {
        try (JsonParser parser = Json.parser(json)) {
            parser.next();
            JsonObject error = parser.getObject();
            return Optional.ofNullable(error.getJsonNumber("retryAfterMs"))
                    .filter(millis -> error.containsKey("closeCode"))
                    .map(millis ->
                            new Reconnection(Optional.empty(), Optional.of(Duration.ofMillis(millis.longValue()))))
                    .orElse(UNSAID);
        }
    }

    /** Whether a client that sends this {@code Last-Event-ID} was told not to come back. */
    static boolean isOver(Optional<String> lastEventId) {
        return lastEventId.filter(id -> id.startsWith(ENDED)).isPresent();
    }

    OutboundSseEvent.Builder in(OutboundSseEvent.Builder event) {
        id.ifPresent(event::id);
        delay.ifPresent(wait -> event.reconnectDelay(wait.toMillis()));
        return event;
    }
}
