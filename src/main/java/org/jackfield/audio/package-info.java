/**
 * Arithmetic on samples.
 *
 * <p>Operations: say what bytes of audio mean ({@link org.jackfield.audio.AudioFormat}), turn samples into bytes and measure
 * them ({@link org.jackfield.audio.Pcm16}), write WAV ({@link org.jackfield.audio.Wav}), read it in every common shape or say
 * what was found instead ({@link org.jackfield.audio.WavFile}), make mono PCM16 of it ({@link org.jackfield.audio.Recording}),
 * change the sample rate ({@link org.jackfield.audio.Resampler}), put pieces that were cut anywhere together again
 * ({@link org.jackfield.audio.WholeSamples}), find a voice ({@link org.jackfield.audio.VoiceMeter}). No clocks and no I/O; what
 * has to do with streams keeps the state of one.
 *
 * <p>Out of scope: making or understanding speech ({@code sandbox.voice}, {@code sandbox.flux} and the upstream models), moving
 * audio ({@code relay}).
 */
@NullMarked
package org.jackfield.audio;

import org.jspecify.annotations.NullMarked;
