// @ts-check
import { FULL_SCALE } from "./format.js";

/** How far ahead sound is scheduled when none is playing; covers the jitter of the network. */
const LEAD_SECONDS = 0.08;

/** Plays PCM16 without gaps while it still comes in: each piece is scheduled for the moment the last one ends. */
export class Player {
  #rateHz;
  #changed;
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {Set<AudioBufferSourceNode>} */
  #sources = new Set();
  #end = 0;
  #scheduledSeconds = 0;

  /**
   * @param {number} rateHz
   * @param {() => void} changed hears that it began, paused, went on or ended
   */
  constructor(rateHz, changed) {
    this.#rateHz = rateHz;
    this.#changed = changed;
  }

  rateHz() {
    return this.#rateHz;
  }

  /** Browsers let a page sound only after the user did something: call this where they did. */
  wake() {
    this.#open().resume();
  }

  /** @param {Int16Array} samples */
  add(samples) {
    if (samples.length === 0) return;
    const context = this.#open();
    const buffer = context.createBuffer(1, samples.length, this.#rateHz);
    buffer.copyToChannel(
      Float32Array.from(samples, (sample) => sample / FULL_SCALE),
      0,
    );
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.addEventListener("ended", () => this.#finished(source));
    const now = context.currentTime;
    const start = this.#end > now ? this.#end : now + LEAD_SECONDS;
    source.start(start);
    this.#end = start + buffer.duration;
    this.#scheduledSeconds += buffer.duration;
    this.#sources.add(source);
    if (this.#sources.size === 1) this.#changed();
  }

  isPlaying() {
    return this.#sources.size > 0;
  }

  isPaused() {
    return this.isPlaying() && this.#context?.state === "suspended";
  }

  /** How much of what was added has been heard. */
  playedSeconds() {
    if (!this.#context || !this.isPlaying()) return this.#scheduledSeconds;
    return Math.max(0, this.#scheduledSeconds - Math.max(0, this.#end - this.#context.currentTime));
  }

  async togglePause() {
    await (this.isPaused() ? this.#context?.resume() : this.#context?.suspend());
    this.#changed();
  }

  stop() {
    const sources = [...this.#sources];
    this.#sources.clear();
    for (const source of sources) source.stop();
    this.#end = 0;
    this.#scheduledSeconds = 0;
    this.#changed();
  }

  close() {
    this.stop();
    this.#context?.close();
    this.#context = null;
  }

  #open() {
    this.#context ??= new AudioContext({ sampleRate: this.#rateHz });
    return this.#context;
  }

  /** @param {AudioBufferSourceNode} source */
  #finished(source) {
    if (this.#sources.delete(source) && !this.isPlaying()) this.#changed();
  }
}
