// @ts-check

/** Everything here is mono PCM16. */
export const BYTES_PER_SAMPLE = 2;
export const FULL_SCALE = 32_768;

/** What a transcription takes. */
export const TRANSCRIPTION_RATE_HZ = 16_000;
export const FRAME_MILLIS = 80;
export const FRAME_SAMPLES = samplesIn(FRAME_MILLIS, TRANSCRIPTION_RATE_HZ);
export const FRAME_BYTES = FRAME_SAMPLES * BYTES_PER_SAMPLE;
export const TRANSCRIPTION_BYTES_PER_SECOND = TRANSCRIPTION_RATE_HZ * BYTES_PER_SAMPLE;

/** What a speech endpoint gives, unless its `connected` says otherwise. */
export const SPEECH_RATE_HZ = 24_000;

/** The resolution of a waveform: one peak for each of these. */
export const PEAK_MILLIS = 20;

/**
 * @param {number} millis
 * @param {number} rateHz
 */
export function samplesIn(millis, rateHz) {
  return (rateHz * millis) / 1000;
}

/** @param {number} rateHz */
export function kilohertz(rateHz) {
  return `${rateHz / 1000} kHz`;
}
