import { part } from "./dom.js";

const WORDS = { off: "Not connected", connecting: "Connecting…", ready: "Ready", error: "Error" };

/**
 * The state of a panel, as a badge, as `data-state` of the panel and its tab, and in words for a screen reader.
 * `speaking` is a lively kind of `ready`; it is shown but not announced, it comes and goes too often.
 */
export class Status {
  #panel;
  #tab;
  #speakingWord;
  #model = "";

  constructor(panel, speakingWord) {
    this.#panel = panel;
    this.#tab = document.getElementById(panel.getAttribute("aria-labelledby"));
    this.#speakingWord = speakingWord;
    this.show("off");
  }

  show(state, model = "") {
    this.#model = model;
    this.#paint(state, [WORDS[state], model].filter(Boolean).join(" · "));
    part(this.#panel, "announcer").textContent = part(this.#panel, "state").textContent;
  }

  /** Voice activity of a panel that is ready; any other state is stronger. */
  showSpeaking(isSpeaking) {
    if (!["ready", "speaking"].includes(this.#panel.dataset.state)) return;
    const word = isSpeaking ? this.#speakingWord : WORDS.ready;
    this.#paint(isSpeaking ? "speaking" : "ready", [word, this.#model].filter(Boolean).join(" · "));
  }

  #paint(state, words) {
    this.#panel.dataset.state = state;
    this.#tab.dataset.state = state;
    part(this.#panel, "state").textContent = words;
  }
}
