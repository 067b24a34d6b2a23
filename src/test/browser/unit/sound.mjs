/** A tone of this many samples, from -1 to 1. */
export function tone(hertz, rateHz, samples, size = 0.5) {
  return Float32Array.from({ length: samples }, (_, i) => size * Math.sin((2 * Math.PI * hertz * i) / rateHz));
}

/** The same as PCM16. */
export function pcm(samples) {
  return Int16Array.from(samples, (sample) => Math.round(sample * 32_767));
}

/** The root mean square of PCM16, from 0 to 1. */
export function power(samples) {
  return Math.sqrt(samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length);
}
