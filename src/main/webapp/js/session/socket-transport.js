// @ts-check
import { TRANSCRIPTION_BYTES_PER_SECOND } from "../audio/format.js";

/** @import { Transport, TransportListener } from "./transport.js" */

/** Two seconds of sound: above that, what waits in the browser is late already, and more is dropped. */
const BACKLOG_BYTES = 2 * TRANSCRIPTION_BYTES_PER_SECOND;

/**
 * A session's way to the server over a WebSocket.
 * @implements {Transport}
 */
export class SocketTransport {
  address;
  /** @type {WebSocket | null} */
  #socket = null;
  #dropped = 0;

  /** @param {URL} address */
  constructor(address) {
    this.address = address;
  }

  /** @param {TransportListener} listener */
  open(listener) {
    let wasOpened = false;
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      wasOpened = true;
      listener.opened();
    });
    socket.addEventListener("message", ({ data }) => listener.received(data));
    socket.addEventListener("close", ({ code, reason }) => listener.closed({ code, reason, wasOpened }));
  }

  /** @param {string} text */
  send(text) {
    this.#socket?.send(text);
  }

  /** @param {ArrayBuffer} frame */
  sendAudio(frame) {
    if (!this.#socket) return false;
    if (this.#socket.bufferedAmount > BACKLOG_BYTES) {
      this.#dropped++;
      return false;
    }
    this.#socket.send(frame);
    return true;
  }

  dropped() {
    return this.#dropped;
  }

  finish() {
    this.send(JSON.stringify({ type: "CloseStream" }));
  }

  leave() {
    this.#socket?.close(1000, "User disconnected");
  }
}
