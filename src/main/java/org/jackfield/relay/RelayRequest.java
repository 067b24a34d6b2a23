package org.jackfield.relay;

import java.util.Optional;
import java.util.function.Function;
import org.jackfield.upstream.Route;
import org.jackfield.wire.Message;

/**
 * What a client asked to be patched to.
 *
 * @param kind the kind of session, e.g. {@code transcription}
 * @param route the model and its checked parameters
 * @param audioBytesPerSecond the rate of the audio that the client sends; 0 if it sends none
 * @param envelope makes the envelope for a session id
 * @param greeting makes from a session id what its client hears at once, whose upstream is dialled when it says something;
 *     empty if the upstream is dialled at once
 */
public record RelayRequest(
        String kind,
        Route route,
        int audioBytesPerSecond,
        Function<String, Envelope> envelope,
        Optional<Function<String, Message>> greeting) {

    /** A request whose upstream is dialled at once. */
    public RelayRequest(String kind, Route route, int audioBytesPerSecond, Function<String, Envelope> envelope) {
        this(kind, route, audioBytesPerSecond, envelope, Optional.empty());
    }
}
