/**
 * The speech endpoints: transcription and speech, as sockets and as plain HTTP.
 *
 * <p>{@link org.jackfield.relay.speech.TranscriptionEnvelope} and {@link org.jackfield.relay.speech.SpeechEnvelope} translate
 * between a client and a relay; the resources answer plain requests with instructions, streamed speech, one-shot speech and
 * one-shot recognition. A client that opens no WebSocket has the same relay: an
 * {@link org.jackfield.relay.speech.SseConnection} is what it hears, an {@link org.jackfield.relay.speech.AudioFeed} what it
 * says.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>The provider's event is spliced into {@code transcription.data} as it came and never written anew.
 *   <li>The HTTP siblings use the same upstream sockets as the relay and answer WAV: one protocol to keep right, and no
 *       encoder in the WAR.
 *   <li>A lost chunk of audio is reported and a late one refused; nothing is held back to be put in order, because speech
 *       that waits is of less use than speech with a gap.
 * </ul>
 *
 * <p>Out of scope: the relay itself ({@code relay}), the handshake ({@code socket}), the models ({@code upstream}).
 */
@NullMarked
package org.jackfield.relay.speech;

import org.jspecify.annotations.NullMarked;
