// @ts-check
import { part, the } from "./dom.js";

/** @import { LineState } from "../session/line.js" */

/** @type {Record<LineState, string>} */
const WORDS = {
  off: "Not connected",
  connecting: "Connecting…",
  ready: "Ready",
  finishing: "Last words…",
  error: "Error",
};

/**
 * The state of a panel, as a badge, as `data-state` of the panel and its tab, and in words for a screen reader.
 * `speaking` is a lively kind of `ready`; it is shown but not announced, it comes and goes too often.
 */
export class Status {
  #panel;
  #tab;
  #speakingWord;
  #model = "";

  /**
   * @param {HTMLElement} panel
   * @param {string} speakingWord
   */
  constructor(panel, speakingWord) {
    this.#panel = panel;
    this.#tab = the(document, `#${panel.getAttribute("aria-labelledby")}`, HTMLElement);
    this.#speakingWord = speakingWord;
    this.show("off");
  }

  /**
   * @param {LineState} state
   * @param {string} [model]
   */
  show(state, model = "") {
    this.#model = model;
    this.#paint(state, WORDS[state]);
    part(this.#panel, "announcer").textContent = part(this.#panel, "state").textContent;
  }

  /**
   * Voice activity of a panel that is ready; any other state is stronger.
   * @param {boolean} isSpeaking
   */
  showSpeaking(isSpeaking) {
    if (!["ready", "speaking"].includes(this.#panel.dataset.state ?? "")) return;
    if (isSpeaking) this.#paint("speaking", this.#speakingWord);
    else this.#paint("ready", WORDS.ready);
  }

  /**
   * @param {LineState | "speaking"} state
   * @param {string} word
   */
  #paint(state, word) {
    this.#panel.dataset.state = state;
    this.#tab.dataset.state = state;
    part(this.#panel, "state").textContent = [word, this.#model].filter(Boolean).join(" · ");
  }
}
