import { plainAddress, socketAddress } from "./address.js";
import { part } from "../view/dom.js";
import { HttpTransport } from "./http-transport.js";
import { SocketTransport } from "./socket-transport.js";

const PARAMETER = "transport";
const HTTP = "http";

/**
 * How a panel's sessions travel: by WebSocket, or by plain HTTP where no WebSocket gets through. The choice is kept in
 * the page's own address.
 */
export class TransportChoice {
  #panel;
  #isPlain;

  /** @param chosen hears that the user has chosen */
  constructor(panel, chosen) {
    this.#panel = panel;
    this.#isPlain = new URLSearchParams(location.search).get(PARAMETER) === HTTP || !window.WebSocket;
    part(panel, "use-plain").addEventListener("click", () => this.#choose(true, chosen));
    part(panel, "use-socket").addEventListener("click", () => this.#choose(false, chosen));
    this.offerPlain(false);
    this.#show();
  }

  /** A transport for one session. */
  make() {
    const address = socketAddress(this.#panel);
    return this.#isPlain ? new HttpTransport(plainAddress(address)) : new SocketTransport(address);
  }

  /** Shows or hides the button for those who get no WebSocket. */
  offerPlain(isOffered) {
    part(this.#panel, "use-plain").hidden = !isOffered || this.#isPlain;
  }

  #choose(isPlain, chosen) {
    const address = new URL(location.href);
    if (isPlain) address.searchParams.set(PARAMETER, HTTP);
    else address.searchParams.delete(PARAMETER);
    history.replaceState(null, "", address);
    this.#isPlain = isPlain;
    this.offerPlain(false);
    this.#show();
    chosen();
  }

  #show() {
    part(this.#panel, "plain").hidden = !this.#isPlain;
    part(this.#panel, "use-socket").hidden = !window.WebSocket;
  }
}
