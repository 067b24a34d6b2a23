package org.jackfield.relay;

import java.util.function.Function;
import org.jackfield.upstream.Route;

/**
 * What a client asked to be patched to.
 *
 * @param kind the kind of session, e.g. {@code transcription}
 * @param route the model and its checked parameters
 * @param audioBytesPerSecond the rate of the audio that the client sends; 0 if it sends none
 * @param envelope makes the envelope for a session id
 */
public record RelayRequest(String kind, Route route, int audioBytesPerSecond, Function<String, Envelope> envelope) {}
