// @ts-check
import { FULL_SCALE } from "./format.js";
import { Standstill } from "./standstill.js";

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
  /** Whether the user wants it to pause. */
  #isPaused = false;
  #standstill = new Standstill(
    () => (this.isPlaying() && !this.#isPaused ? (this.#context?.currentTime ?? NaN) : NaN),
    () => this.#changed(),
  );

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
    this.#isPaused = false;
    this.#resume();
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
    this.#standstill.watch();
    if (this.#sources.size === 1) this.#changed();
  }

  isPlaying() {
    return this.#sources.size > 0;
  }

  isPaused() {
    return this.isPlaying() && this.#isPaused;
  }

  /** Whether the system holds it back, for a call perhaps. It goes on by itself. */
  isHeld() {
    return this.isPlaying() && this.#standstill.stands();
  }

  /** The user wants it to go on. A context that says it runs and stands is woken anew. */
  async goOn() {
    if (this.#context?.state === "running") await this.#context.suspend().catch(() => {});
    this.wake();
  }

  /** How much of what was added has been heard. */
  playedSeconds() {
    if (!this.#context || !this.isPlaying()) return this.#scheduledSeconds;
    return Math.max(0, this.#scheduledSeconds - Math.max(0, this.#end - this.#context.currentTime));
  }

  async togglePause() {
    this.#isPaused = !this.#isPaused;
    await (this.#isPaused ? this.#context?.suspend() : this.#resume());
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
    this.#standstill.stop();
    this.#context?.close();
    this.#context = null;
  }

  #open() {
    if (this.#context) return this.#context;
    const context = new AudioContext({ sampleRate: this.#rateHz });
    context.addEventListener("statechange", () => {
      if (context.state === "suspended" && context === this.#context && !this.#isPaused) this.#resume();
    });
    this.#context = context;
    return context;
  }

  /** A system that does not let it go says so by a rejection, or by nothing; either is seen by the standstill. */
  async #resume() {
    await this.#open()
      .resume()
      .catch(() => {});
  }

  /** @param {AudioBufferSourceNode} source */
  #finished(source) {
    if (this.#sources.delete(source) && !this.isPlaying()) this.#changed();
  }
}
