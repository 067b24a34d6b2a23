/**
 * Arithmetic on samples.
 *
 * <p>Operations: say what bytes of audio mean ({@link org.jackfield.audio.AudioFormat}), turn samples into bytes and measure
 * them ({@link org.jackfield.audio.Pcm16}), write WAV ({@link org.jackfield.audio.Wav}), read it in every common shape or say
 * what was found instead ({@link org.jackfield.audio.WavFile}), make mono PCM16 of it ({@link org.jackfield.audio.Recording}),
 * change the sample rate ({@link org.jackfield.audio.Resampler}). Everything is pure: no clocks, no I/O, no state shared
 * between calls.
 *
 * <p>Out of scope: making or understanding speech ({@code sandbox.voice}, {@code sandbox.flux} and the upstream models), moving
 * audio ({@code relay}).
 */
@NullMarked
package org.jackfield.audio;

import org.jspecify.annotations.NullMarked;
