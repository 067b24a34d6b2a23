import { writeWav } from "./wav.js";

const WINDOW_MILLIS = 20;
const FULL_SCALE = 32768;

/** PCM16 as it came in, with the peaks that a waveform is drawn from. A sample that was cut in two is joined again. */
export class Recording {
  #rateHz;
  #pieces = [];
  #bytes = 0;
  #half = null;
  #peaks = [];
  #inWindow = 0;
  #peak = 0;

  constructor(rateHz) {
    this.#rateHz = rateHz;
  }

  /** Keeps a frame, and gives its whole samples. */
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
    return this.#bytes / 2 / this.#rateHz;
  }

  pieces() {
    return this.#pieces;
  }

  toWav() {
    return writeWav(this.#pieces, this.#rateHz);
  }

  #whole(buffer) {
    const bytes = new Uint8Array((this.#half === null ? 0 : 1) + buffer.byteLength);
    if (this.#half !== null) bytes[0] = this.#half;
    bytes.set(new Uint8Array(buffer), bytes.length - buffer.byteLength);
    const isOdd = bytes.length % 2 === 1;
    this.#half = isOdd ? bytes[bytes.length - 1] : null;
    return new Int16Array(bytes.buffer, 0, (bytes.length - (isOdd ? 1 : 0)) / 2);
  }

  #measure(samples) {
    const window = (this.#rateHz * WINDOW_MILLIS) / 1000;
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
