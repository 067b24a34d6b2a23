// @ts-check
const RESTARTING = 1012;
const BROKEN = 1006;
const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 8000;
const MOST_TRIES = 40;

/** @typedef {{ code: number, wasReady: boolean, restartMillis?: number }} SessionEnd */

/**
 * Whether and when a page connects again by itself: after a restart that the server announced, within the time that it
 * named; after a connection that broke off, waiting longer each time. No two pages come at the same moment.
 */
export class Comeback {
  #isUnderWay = false;
  #tries = 0;

  isUnderWay() {
    return this.#isUnderWay;
  }

  /** The page is there again, or nobody wants it to be. */
  over() {
    this.#isUnderWay = false;
    this.#tries = 0;
  }

  /**
   * How many milliseconds after this end to connect again; undefined for never.
   * @param {SessionEnd} end
   */
  after(end) {
    const longest = this.#longestAfter(end);
    if (longest === undefined) {
      this.over();
      return undefined;
    }
    this.#isUnderWay = true;
    return longest * (0.5 + Math.random() / 2);
  }

  /** @param {SessionEnd} end */
  #longestAfter({ code, wasReady, restartMillis }) {
    if (code === RESTARTING) return restartMillis;
    const isCut = code === BROKEN && (wasReady || this.#isUnderWay);
    if (!isCut || this.#tries === MOST_TRIES) return undefined;
    return Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** this.#tries++);
  }
}
