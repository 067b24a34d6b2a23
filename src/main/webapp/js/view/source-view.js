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

  /** @param {{ current?: string, heldBack: string[] }} sources by their names: the one that is on, those that are not usable yet */
  showButtons({ current, heldBack }) {
    for (const { name, off, on } of LABELS) {
      const button = part(this.#panel, name);
      button.textContent = name === current ? on : off;
      button.classList.toggle("on", name === current);
      holdBack(button, heldBack.includes(name));
    }
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
