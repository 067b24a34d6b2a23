// @ts-check
import { copyOf, part } from "./dom.js";
import { Status } from "./status.js";

/** @import { LineHead, LineState } from "../session/line.js" */

/**
 * The head of a panel: the state, the address, the connect button, the notice, the words of errors.
 * @implements {LineHead}
 */
export class PanelHead {
  #panel;
  #status;

  /**
   * @param {HTMLElement} panel
   * @param {string} speakingWord
   */
  constructor(panel, speakingWord) {
    part(panel, "desk").prepend(copyOf("panel-head"));
    part(panel, "dismiss").addEventListener("click", () => this.say(""));
    this.#panel = panel;
    this.#status = new Status(panel, speakingWord);
  }

  /** @param {() => void} pressed hears the connect button */
  whenPressed(pressed) {
    part(this.#panel, "connect").addEventListener("click", pressed);
  }

  /**
   * @param {LineState} state
   * @param {string} [model]
   */
  showState(state, model) {
    this.#status.show(state, model);
  }

  /** @param {boolean} isSpeaking */
  showSpeaking(isSpeaking) {
    this.#status.showSpeaking(isSpeaking);
  }

  /** @param {boolean} isOpen */
  showOpen(isOpen) {
    part(this.#panel, "connect").textContent = isOpen ? "Disconnect" : "Connect";
  }

  /**
   * @param {URL} address
   * @param {boolean} isElsewhere
   */
  showAddress(address, isElsewhere) {
    const shown = part(this.#panel, "address");
    shown.textContent = address.href;
    shown.dataset.elsewhere = String(isElsewhere);
  }

  /** @param {string} words */
  showNotice(words) {
    part(this.#panel, "notice").textContent = words;
    part(this.#panel, "notice").hidden = !words;
  }

  /** @param {string} words none hides the box */
  say(words) {
    part(this.#panel, "words").textContent = words;
    part(this.#panel, "box").hidden = !words;
  }
}
