/**
 * The speech endpoints: transcription and speech.
 *
 * <p>{@link org.jackfield.speech.TranscriptionEnvelope} and {@link org.jackfield.speech.SpeechEnvelope} translate between a
 * client and a relay; {@link org.jackfield.speech.Announcements} are what Jackfield itself says. A
 * {@link org.jackfield.speech.VoiceWatch} knows when a model that hears owes an answer.
 *
 * <p>Deliberate: the model's event is spliced into {@code transcription.data} as it came and never written anew.
 *
 * <p>Out of scope: the relay itself ({@code relay}), clients without a WebSocket ({@code speech.plain}), the handshake
 * ({@code container}), the models and the words of each ({@code upstream}).
 */
@NullMarked
package org.jackfield.speech;

import org.jspecify.annotations.NullMarked;
