/**
 * Recognition of turns as Deepgram Flux has it on the wire.
 *
 * <p>Operations: say what it takes, hear audio and tell turns ({@link org.jackfield.sandbox.flux.SandboxFlux}).
 *
 * <p>Deliberate: hearing is real, understanding is not. Turns and times come from the energy of the audio, words from a script.
 *
 * <p>Out of scope: the handshake ({@code sandbox}).
 */
@NullMarked
package org.jackfield.sandbox.flux;

import org.jspecify.annotations.NullMarked;
