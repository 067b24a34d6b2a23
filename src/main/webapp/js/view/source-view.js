// @ts-check
import { loudness } from "../audio/loudness.js";
import { holdBack, part } from "./dom.js";

const LABELS = [
  { name: "microphone", off: "Start microphone", on: "Stop microphone" },
  { name: "sample", off: "Play sample", on: "Stop sample" },
];

/** The buttons of the sources of sound, and the level of what is sent. */
export class SourceView {
  #panel;
  #meter;

  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.#panel = panel;
    this.#meter = part(panel, "level");
    this.showQuiet();
  }

  /** @param {{ current?: string, isWaiting: boolean, isMicrophoneHeldBack: boolean }} sources the one that is on, or waits */
  showButtons({ current, isWaiting, isMicrophoneHeldBack }) {
    for (const { name, off, on } of LABELS) {
      const button = part(this.#panel, name);
      const isCurrent = name === current;
      button.textContent = isCurrent ? on : off;
      button.classList.toggle("on", isCurrent);
      button.setAttribute("aria-busy", String(isCurrent && isWaiting));
    }
    holdBack(part(this.#panel, "microphone"), isMicrophoneHeldBack);
  }

  /** @param {boolean} isHeld whether the system holds the microphone back */
  showHeld(isHeld) {
    part(this.#panel, "held").hidden = !isHeld;
  }

  /** @param {ArrayBuffer} frame */
  showLevelOf(frame) {
    this.#showLevel(loudness(frame));
  }

  showQuiet() {
    this.#showLevel(0);
  }

  /** @param {number} level */
  #showLevel(level) {
    const percent = String(Math.round(level * 100));
    this.#meter.setAttribute("aria-valuenow", percent);
    part(this.#meter, "level-bar").style.transform = `scaleX(${level})`;
    this.#panel.dataset.level = percent;
  }
}
