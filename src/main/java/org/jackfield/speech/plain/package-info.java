/**
 * The speech endpoints for clients that open no WebSocket: instructions, streamed speech, one-shot speech, one-shot recognition,
 * and transcription as an event stream.
 *
 * <p>A client that hears an event stream has the same relay as one with a socket: an {@link org.jackfield.http.SseConnection} is
 * what it hears, an {@link org.jackfield.speech.plain.AudioUpload} what it says.
 *
 * <p>A client that waits for one answer is a connection too ({@link org.jackfield.speech.plain.PlainClient}): its session is
 * over when the answer is written. Who may is asked before a body is read ({@link org.jackfield.speech.plain.PlainBodies}).
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Plain requests use the same upstream sockets as the relay and answer WAV: one protocol to keep right, and no encoder in
 *       the WAR.
 *   <li>A lost chunk of audio is reported and a late one refused; nothing is held back to be put in order, because speech that
 *       waits is of less use than speech with a gap.
 * </ul>
 *
 * <p>Out of scope: the words of a session ({@code speech}), answers over HTTP in general ({@code http}).
 */
@NullMarked
package org.jackfield.speech.plain;

import org.jspecify.annotations.NullMarked;
