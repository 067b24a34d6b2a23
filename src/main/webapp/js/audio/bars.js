// @ts-check
import { PEAK_MILLIS } from "./format.js";

const SHORTEST_SECONDS = 2;
const PEAKS_PER_SECOND = 1000 / PEAK_MILLIS;

/** @typedef {{ size: number, isHeard: boolean }} Bar the loudest peak it stands for, and whether it has been played */

/**
 * A recording as a row of bars; a short one does not fill the row.
 * @param {number[]} peaks
 * @param {number} heardSeconds
 * @param {number} count
 * @returns {Bar[]}
 */
export function barsOf(peaks, heardSeconds, count) {
  const shown = Math.max(peaks.length, SHORTEST_SECONDS * PEAKS_PER_SECOND);
  return Array.from({ length: count }, (_, bar) => {
    const first = Math.floor((bar * shown) / count);
    const end = Math.max(first + 1, Math.floor(((bar + 1) * shown) / count));
    return {
      size: Math.max(0, ...peaks.slice(first, end)),
      isHeard: first < heardSeconds * PEAKS_PER_SECOND && first < peaks.length,
    };
  });
}
