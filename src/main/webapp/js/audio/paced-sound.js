// @ts-check
import { FRAME_MILLIS, FRAME_SAMPLES } from "./format.js";

const TICK_MILLIS = 20;
const CATCH_UP_FRAMES = 12;
const SILENCE_AT_LEAST_MILLIS = 1000;
const SILENCE_AT_MOST_MILLIS = 6000;

/** @typedef {{ start(): void | Promise<void>, stop(): void }} Sound a source of frames, used once */

/**
 * @typedef {object} SoundListener
 * @property {(frame: ArrayBuffer) => void} frame
 * @property {(words: string) => void} ended hears that a sound is over by itself; words if something went wrong
 * @property {() => boolean} waiting whether silence is still needed
 * @property {(isHeld: boolean) => void} [held] hears that the system holds the sound back, or lets it go
 */

/**
 * Recorded sound, sent as fast as it was spoken, then silence, as a microphone would go on: a model needs to hear it
 * to know that a turn has ended. The silence lasts while the listener is `waiting()`, within bounds.
 * @implements {Sound}
 */
export class PacedSound {
  #samples;
  #listener;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #start = 0;
  #sent = 0;

  /**
   * @param {Int16Array} samples
   * @param {SoundListener} listener
   */
  constructor(samples, listener) {
    this.#samples = samples;
    this.#listener = listener;
  }

  start() {
    this.#start = performance.now();
    this.#timer = setInterval(() => this.#tick(), TICK_MILLIS);
  }

  stop() {
    clearInterval(this.#timer);
  }

  #tick() {
    const due = Math.floor((performance.now() - this.#start) / FRAME_MILLIS) + 1;
    const late = due - this.#sent - CATCH_UP_FRAMES;
    if (late > 0) this.#start += late * FRAME_MILLIS;
    const now = Math.min(due, this.#sent + CATCH_UP_FRAMES);
    while (this.#sent < now && !this.#isOver()) this.#listener.frame(this.#frame(this.#sent++));
    if (!this.#isOver()) return;
    this.stop();
    this.#listener.ended("");
  }

  #isOver() {
    const silenceMillis = (this.#sent - this.#samples.length / FRAME_SAMPLES) * FRAME_MILLIS;
    if (silenceMillis < SILENCE_AT_LEAST_MILLIS) return false;
    return silenceMillis >= SILENCE_AT_MOST_MILLIS || !this.#listener.waiting();
  }

  /** @param {number} index */
  #frame(index) {
    const frame = new Int16Array(FRAME_SAMPLES);
    frame.set(this.#samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES));
    return frame.buffer;
  }
}
