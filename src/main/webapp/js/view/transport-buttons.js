// @ts-check
import { HTTP, PARAMETER } from "../session/transport-choice.js";
import { part } from "./dom.js";
import { keepParameter } from "./page-address.js";

/** @import { TransportChoice } from "../session/transport-choice.js" */

/** The two buttons by which the user chooses how sessions travel. The choice is kept in the page's own address. */
export class TransportButtons {
  #panel;
  #choice;

  /**
   * @param {HTMLElement} panel
   * @param {TransportChoice} choice
   * @param {() => void} chosen hears that the user has chosen
   */
  constructor(panel, choice, chosen) {
    this.#panel = panel;
    this.#choice = choice;
    part(panel, "use-plain").addEventListener("click", () => this.#choose(true, chosen));
    part(panel, "use-socket").addEventListener("click", () => this.#choose(false, chosen));
    this.#show();
  }

  /**
   * Shows or hides the button for those who get no WebSocket.
   * @param {boolean} isOffered
   */
  offerPlain(isOffered) {
    part(this.#panel, "use-plain").hidden = !isOffered || this.#choice.isPlain();
  }

  /**
   * @param {boolean} isPlain
   * @param {() => void} chosen
   */
  #choose(isPlain, chosen) {
    keepParameter(PARAMETER, isPlain ? HTTP : null);
    this.#choice.choose(isPlain);
    this.offerPlain(false);
    this.#show();
    chosen();
  }

  #show() {
    part(this.#panel, "plain").hidden = !this.#choice.isPlain();
    part(this.#panel, "use-socket").hidden = !window.WebSocket;
  }
}
