// @ts-check
import { FULL_SCALE } from "./format.js";

const FLOOR_DB = -54;
const VOICE_DB = -38;
const HANG_FRAMES = 8;

/**
 * How loud a frame of PCM16 is, from 0 (quiet) to 1 (full scale), on a scale of decibels.
 * @param {ArrayBuffer} frame
 */
export function loudness(frame) {
  return Math.max(0, Math.min(1, 1 - decibels(frame) / FLOOR_DB));
}

/** Whether somebody speaks: at once when a frame is loud, no longer when eight in a row were not. */
export class VoiceActivity {
  #quietFrames = HANG_FRAMES;

  /** @param {ArrayBuffer} frame */
  hears(frame) {
    this.#quietFrames = decibels(frame) > VOICE_DB ? 0 : this.#quietFrames + 1;
    return this.#quietFrames < HANG_FRAMES;
  }
}

/** @param {ArrayBuffer} frame */
function decibels(frame) {
  const samples = new Int16Array(frame);
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const power = sum / Math.max(1, samples.length) / FULL_SCALE ** 2;
  return power === 0 ? -Infinity : 10 * Math.log10(power);
}
