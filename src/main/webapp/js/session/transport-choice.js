// @ts-check
import { plainAddress, socketAddress } from "./address.js";
import { HttpTransport } from "./http-transport.js";
import { SocketTransport } from "./socket-transport.js";

/** @import { Endpoint } from "./address.js" */

/** The parameter of the page's own address that keeps the choice. */
export const PARAMETER = "transport";
export const HTTP = "http";

/** How an endpoint's sessions travel: by WebSocket, or by plain HTTP where no WebSocket gets through. */
export class TransportChoice {
  #endpoint;
  #page;
  #isPlain;

  /**
   * @param {Endpoint} endpoint
   * @param {string} [page] the page's own address
   */
  constructor(endpoint, page = location.href) {
    this.#endpoint = endpoint;
    this.#page = page;
    this.#isPlain = new URL(page).searchParams.get(PARAMETER) === HTTP || !globalThis.WebSocket;
  }

  isPlain() {
    return this.#isPlain;
  }

  /** @param {boolean} isPlain */
  choose(isPlain) {
    this.#isPlain = isPlain;
  }

  /** A transport for one session. */
  make() {
    const address = socketAddress(this.#endpoint, {}, this.#page);
    return this.#isPlain ? new HttpTransport(plainAddress(address)) : new SocketTransport(address);
  }
}
