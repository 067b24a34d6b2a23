package org.jackfield.speech;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.problem.Problem;
import org.jackfield.wire.Close;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;

/**
 * What Jackfield itself says on a speech socket: {@code connected}, {@code error}, {@code disconnected}.
 *
 * @param sessionId the session's id
 * @param model the model's name as clients know it
 * @param notice a sentence about the gateway that clients should see, or empty
 * @param clock for the timestamps
 */
public record Announcements(String sessionId, String model, String notice, Clock clock) {

    /** The JSON of {@code connected}. */
    @JsonbPropertyOrder({"type", "message", "model", "sessionId", "config", "notice", "timestamp"})
    public record Connected(
            String type,
            String message,
            String model,
            String sessionId,
            Map<String, Object> config,
            Optional<String> notice,
            long timestamp) {}

    /** The JSON of {@code session}, the first event of a stream whose model is dialled when the first chunk comes. */
    @JsonbPropertyOrder({"type", "message", "model", "sessionId", "timestamp"})
    public record Session(String type, String message, String model, String sessionId, long timestamp) {}

    /** The JSON of {@code disconnected}, which comes right before the close frame. */
    @JsonbPropertyOrder({"type", "code", "reason", "timestamp"})
    public record Disconnected(String type, int code, String reason, long timestamp) {}

    Message session(String message) {
        return Message.text(Json.of(new Session("session", message, model, sessionId, clock.millis())));
    }

    Message connected(String message, Map<String, Object> config) {
        Optional<String> seen = notice.isEmpty() ? Optional.empty() : Optional.of(notice);
        return Message.text(
                Json.of(new Connected("connected", message, model, sessionId, config, seen, clock.millis())));
    }

    Message error(End end, Details details) {
        return Message.text(Json.of(Problem.staying(end, details, sessionId, clock)));
    }

    List<Message> ending(End end, Details details) {
        Close close = end.close();
        Message disconnected =
                Message.text(Json.of(new Disconnected("disconnected", close.code(), close.reason(), clock.millis())));
        return end.isQuiet()
                ? List.of(disconnected)
                : List.of(Message.text(Json.of(Problem.closing(end, details, sessionId, clock))), disconnected);
    }
}
