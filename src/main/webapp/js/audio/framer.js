// @ts-check
import { FRAME_SAMPLES, FULL_SCALE, TRANSCRIPTION_RATE_HZ } from "./format.js";
import { Resampler } from "./resampler.js";

/** Sound of any rate and any number of channels, made into the frames that a transcription takes. */
export class Framer {
  #resampler;
  #sink;
  #frame = new Int16Array(FRAME_SAMPLES);
  #filled = 0;

  /**
   * @param {number} sourceHz
   * @param {(frame: ArrayBuffer) => void} sink
   */
  constructor(sourceHz, sink) {
    this.#resampler = sourceHz === TRANSCRIPTION_RATE_HZ ? null : new Resampler(sourceHz, TRANSCRIPTION_RATE_HZ);
    this.#sink = sink;
  }

  /** @param {Float32Array[]} channels */
  take(channels) {
    if (channels.length === 0) return;
    const mono = mixed(channels);
    if (this.#resampler) this.#resampler.take(mono, (sample) => this.#put(sample));
    else for (const sample of mono) this.#put(sample);
  }

  /** @param {number} sample */
  #put(sample) {
    const clamped = Math.max(-1, Math.min(1, sample));
    this.#frame[this.#filled++] = Math.round(clamped * (clamped < 0 ? FULL_SCALE : FULL_SCALE - 1));
    if (this.#filled < FRAME_SAMPLES) return;
    this.#sink(this.#frame.buffer);
    this.#frame = new Int16Array(FRAME_SAMPLES);
    this.#filled = 0;
  }
}

/** @param {Float32Array[]} channels */
function mixed(channels) {
  if (channels.length === 1) return channels[0];
  return channels[0].map((_, i) => channels.reduce((sum, channel) => sum + channel[i], 0) / channels.length);
}
