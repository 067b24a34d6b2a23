import { PacedSound } from "./paced-sound.js";
import { readWav } from "./wav.js";

const RATE_HZ = 16000;

/** The sample recording in the place of a microphone; the user may listen along. */
export class Sample {
  #address;
  #isAudible;
  #listener;
  #isStopped = false;
  #sound = null;
  #speaker = null;

  constructor(address, isAudible, listener) {
    this.#address = address;
    this.#isAudible = isAudible;
    this.#listener = listener;
  }

  async start() {
    const answer = await fetch(this.#address);
    if (!answer.ok) throw new Error(`The sample could not be fetched (HTTP ${answer.status}).`);
    const { samples, rateHz, channels } = readWav(await answer.arrayBuffer());
    if (rateHz !== RATE_HZ || channels !== 1) throw new Error("The sample is not 16 kHz mono.");
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
    this.#speaker = new Audio(this.#address);
    this.#speaker.play().catch(() => {});
  }
}
