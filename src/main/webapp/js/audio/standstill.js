// @ts-check
const LOOK_MILLIS = 200;
const STANDS_AFTER_MILLIS = 1000;

/**
 * Whether sound that should go on stands still, and when it goes on. It is judged by what comes alone: the state of an
 * AudioContext that a system has interrupted has more names than are documented, and may say `running`.
 */
export class Standstill {
  #progress;
  #changed;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #last = NaN;
  #movedAt = 0;
  #lookedAt = 0;
  #stands = false;

  /**
   * @param {() => number} progress a number that changes while the sound goes on; NaN if it need not
   * @param {(stands: boolean) => void} changed
   */
  constructor(progress, changed) {
    this.#progress = progress;
    this.#changed = changed;
  }

  stands() {
    return this.#stands;
  }

  /** Looks on from now on; more than once is as good as once. */
  watch() {
    if (this.#timer !== undefined) return;
    this.#lookedAt = this.#movedAt = performance.now();
    this.#timer = setInterval(() => this.#look(), LOOK_MILLIS);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#stands = false;
  }

  /** A look that comes late is one of a page that was asleep, and proves nothing. */
  #look() {
    const now = performance.now();
    const progress = this.#progress();
    if (progress !== this.#last || now - this.#lookedAt > STANDS_AFTER_MILLIS) this.#movedAt = now;
    this.#last = progress;
    this.#lookedAt = now;
    const stands = now - this.#movedAt >= STANDS_AFTER_MILLIS;
    if (stands === this.#stands) return;
    this.#stands = stands;
    this.#changed(stands);
  }
}
