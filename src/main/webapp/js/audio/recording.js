// @ts-check
import { BYTES_PER_SAMPLE, FULL_SCALE, PEAK_MILLIS, samplesIn } from "./format.js";
import { writeWav } from "./wav.js";

/** PCM16 as it came in, with the peaks that a waveform is drawn from. A sample that was cut in two is joined again. */
export class Recording {
  #rateHz;
  /** @type {Int16Array<ArrayBuffer>[]} */
  #pieces = [];
  #bytes = 0;
  /** @type {number | null} */
  #half = null;
  /** @type {number[]} */
  #peaks = [];
  #inWindow = 0;
  #peak = 0;

  /** @param {number} rateHz */
  constructor(rateHz) {
    this.#rateHz = rateHz;
  }

  /**
   * Keeps a frame, and gives its whole samples.
   * @param {ArrayBuffer} buffer
   */
  add(buffer) {
    const samples = this.#whole(buffer);
    this.#pieces.push(samples);
    this.#bytes += buffer.byteLength;
    this.#measure(samples);
    return samples;
  }

  bytes() {
    return this.#bytes;
  }

  /** The loudest sample, from 0 to 1. */
  peak() {
    return this.#peak;
  }

  /** The loudest sample of each 20 ms, from 0 to 1. */
  peaks() {
    return this.#peaks;
  }

  seconds() {
    return this.#bytes / BYTES_PER_SAMPLE / this.#rateHz;
  }

  pieces() {
    return this.#pieces;
  }

  toWav() {
    return writeWav(this.#pieces, this.#rateHz);
  }

  /** @param {ArrayBuffer} buffer */
  #whole(buffer) {
    const bytes = new Uint8Array((this.#half === null ? 0 : 1) + buffer.byteLength);
    if (this.#half !== null) bytes[0] = this.#half;
    bytes.set(new Uint8Array(buffer), bytes.length - buffer.byteLength);
    const isOdd = bytes.length % BYTES_PER_SAMPLE === 1;
    this.#half = isOdd ? bytes[bytes.length - 1] : null;
    return new Int16Array(bytes.buffer, 0, (bytes.length - (isOdd ? 1 : 0)) / BYTES_PER_SAMPLE);
  }

  /** @param {Int16Array} samples */
  #measure(samples) {
    const window = samplesIn(PEAK_MILLIS, this.#rateHz);
    for (const sample of samples) {
      const size = Math.abs(sample) / FULL_SCALE;
      if (this.#inWindow === 0) this.#peaks.push(0);
      const last = this.#peaks.length - 1;
      if (size > this.#peaks[last]) this.#peaks[last] = size;
      if (size > this.#peak) this.#peak = size;
      this.#inWindow = (this.#inWindow + 1) % window;
    }
  }
}
