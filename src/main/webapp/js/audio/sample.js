// @ts-check
import { TRANSCRIPTION_RATE_HZ, kilohertz } from "./format.js";
import { PacedSound } from "./paced-sound.js";
import { readWav } from "./wav.js";

/** @import { Sound, SoundListener } from "./paced-sound.js" */

const MONO = 1;

/**
 * The sample recording in the place of a microphone; the user may listen along.
 * @implements {Sound}
 */
export class Sample {
  #address;
  #isAudible;
  #listener;
  #isStopped = false;
  /** @type {PacedSound | null} */
  #sound = null;
  /** @type {HTMLAudioElement | null} */
  #speaker = null;

  /**
   * @param {URL} address
   * @param {boolean} isAudible
   * @param {SoundListener} listener
   */
  constructor(address, isAudible, listener) {
    this.#address = address;
    this.#isAudible = isAudible;
    this.#listener = listener;
  }

  async start() {
    const answer = await fetch(this.#address);
    if (!answer.ok) throw new Error(`The sample could not be fetched (HTTP ${answer.status}).`);
    const { samples, rateHz, channels } = readWav(await answer.arrayBuffer());
    if (rateHz !== TRANSCRIPTION_RATE_HZ || channels !== MONO) {
      throw new Error(`The sample is not ${kilohertz(TRANSCRIPTION_RATE_HZ)} mono.`);
    }
    if (this.#isStopped) return;
    this.#sound = new PacedSound(samples, this.#listener);
    this.#sound.start();
    if (this.#isAudible) this.#listenAlong();
  }

  stop() {
    this.#isStopped = true;
    this.#sound?.stop();
    this.#speaker?.pause();
  }

  #listenAlong() {
    this.#speaker = new Audio(this.#address.href);
    this.#speaker.play().catch(() => {});
  }
}
