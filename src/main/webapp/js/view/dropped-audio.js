// @ts-check
import { TRANSCRIPTION_BYTES_PER_SECOND } from "../audio/format.js";
import { part } from "./dom.js";

/** How much sound never reached the model: frames that the page dropped, and bytes that the server says it dropped. */
export class DroppedAudio {
  #panel;
  #frames = 0;
  #bytes = 0;

  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.#panel = panel;
    this.reset();
  }

  reset() {
    this.#frames = 0;
    this.#bytes = 0;
    this.#show();
  }

  /**
   * All frames that the page has dropped in this session.
   * @param {number} frames
   */
  here(frames) {
    if (this.#frames === frames) return;
    this.#frames = frames;
    this.#show();
  }

  /**
   * More bytes that the server has dropped.
   * @param {number} bytes
   */
  there(bytes) {
    this.#bytes += bytes;
    this.#show();
  }

  #show() {
    this.#panel.dataset.dropped = String(this.#frames);
    this.#panel.dataset.serverDropped = String(this.#bytes);
    const shown = part(this.#panel, "dropped");
    const words = [this.#wordsForHere(), this.#wordsForThere()].filter(Boolean).join(" ");
    shown.hidden = !words;
    shown.textContent = words;
  }

  #wordsForHere() {
    if (!this.#frames) return "";
    const frames = this.#frames === 1 ? "1 frame" : `${this.#frames} frames`;
    return `${frames} of audio dropped: the network is slower than the sound.`;
  }

  #wordsForThere() {
    if (!this.#bytes) return "";
    const seconds = (this.#bytes / TRANSCRIPTION_BYTES_PER_SECOND).toFixed(1);
    return `The server dropped ${seconds} s: it came faster than it could be passed on.`;
  }
}
