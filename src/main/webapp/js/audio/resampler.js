// @ts-check
const LOBES = 12;
const PASS_BAND = 0.92;

/**
 * A stream of samples at one rate, read as a stream at another: a windowed-sinc filter resamples and keeps out what the
 * lower rate cannot carry, in one step.
 */
export class Resampler {
  #step;
  #cutoff;
  #reach;
  /** @type {number[]} */
  #kept = [];
  #position;

  /**
   * @param {number} sourceHz
   * @param {number} targetHz
   */
  constructor(sourceHz, targetHz) {
    this.#step = sourceHz / targetHz;
    this.#cutoff = Math.min(1, targetHz / sourceHz) * PASS_BAND;
    this.#reach = Math.ceil(LOBES / this.#cutoff);
    this.#position = this.#reach;
  }

  /**
   * Gives `sink` every sample that can be told from the samples so far.
   * @param {Float32Array} samples
   * @param {(sample: number) => void} sink
   */
  take(samples, sink) {
    for (const sample of samples) this.#kept.push(sample);
    while (this.#position + this.#reach < this.#kept.length) {
      sink(this.#at(this.#position));
      this.#position += this.#step;
    }
    const done = Math.floor(this.#position) - this.#reach;
    if (done > 0) {
      this.#kept.splice(0, done);
      this.#position -= done;
    }
  }

  /** @param {number} position */
  #at(position) {
    const first = Math.ceil(position - this.#reach);
    const last = Math.floor(position + this.#reach);
    let sum = 0;
    for (let i = first; i <= last; i++) sum += this.#kept[i] * this.#weight(position - i);
    return sum;
  }

  /** @param {number} distance */
  #weight(distance) {
    const x = Math.PI * distance * this.#cutoff;
    const sinc = distance === 0 ? 1 : Math.sin(x) / x;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (this.#reach + 1));
    return sinc * window * this.#cutoff;
  }
}
