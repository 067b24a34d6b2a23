package org.jackfield.testing.sockets;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jackfield.wire.Close;

/**
 * What a {@link RawWebSocket} heard until the connection ended or the time was over.
 *
 * @param close the close frame, if one came
 * @param ended whether the server ended the connection, in whatever way
 */
public record Heard(List<Frame> frames, Optional<Close> close, boolean ended) {

    static Heard of(List<Frame> frames, boolean ended) {
        Optional<Close> close = frames.stream()
                .filter(frame -> frame.opcode() == Frame.CLOSE)
                .map(Frame::close)
                .findFirst();
        return new Heard(frames, close, ended);
    }

    /** The code of the close frame; 1006 if there was none. */
    public int code() {
        return close.orElse(Close.LOST).code();
    }

    /** The texts, one line each. */
    public String texts() {
        return String.join("\n", said());
    }

    private List<String> said() {
        return frames.stream()
                .filter(frame -> frame.opcode() == Frame.TEXT)
                .map(Frame::text)
                .toList();
    }

    /** The errors, in order. */
    public List<JsonObject> errors() {
        return said().stream()
                .flatMap(text -> Members.ofType("error", text).stream())
                .toList();
    }

    public List<String> errorCodes() {
        return Members.errorCodes(said());
    }
}
