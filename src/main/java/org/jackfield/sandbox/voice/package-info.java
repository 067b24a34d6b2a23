/**
 * Speech without a speech service: the program espeak-ng where there is one, else arithmetic.
 *
 * <p>Operations: say an {@link org.jackfield.sandbox.voice.Utterance} with a {@link org.jackfield.sandbox.voice.Voice}.
 *
 * <p>Out of scope: the protocol in which the audio travels ({@code sandbox.aura}), arithmetic on samples ({@code audio}).
 */
@NullMarked
package org.jackfield.sandbox.voice;

import org.jspecify.annotations.NullMarked;
