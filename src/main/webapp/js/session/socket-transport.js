/** Two seconds of 16 kHz, 16-bit audio: above that, what waits in the browser is late already, and more is dropped. */
const BACKLOG_BYTES = 64_000;

/**
 * A session's way to the server over a WebSocket. Like every transport it has an `address`, is opened once, and tells
 * its listener `opened()`, `received(data)` for each message, a text or an `ArrayBuffer`, and at last
 * `closed({ code, reason, wasOpened })`.
 */
export class SocketTransport {
  address;
  #socket = null;
  #dropped = 0;

  constructor(address) {
    this.address = address;
  }

  open(listener) {
    let wasOpened = false;
    this.#socket = new WebSocket(this.address);
    this.#socket.binaryType = "arraybuffer";
    this.#socket.addEventListener("open", () => {
      wasOpened = true;
      listener.opened();
    });
    this.#socket.addEventListener("message", ({ data }) => listener.received(data));
    this.#socket.addEventListener("close", ({ code, reason }) => listener.closed({ code, reason, wasOpened }));
  }

  send(text) {
    this.#socket.send(text);
  }

  /** Sends a frame of sound; false if it was dropped, because the network is too slow. */
  sendAudio(frame) {
    if (this.#socket.bufferedAmount > BACKLOG_BYTES) {
      this.#dropped++;
      return false;
    }
    this.#socket.send(frame);
    return true;
  }

  /** The frames that were dropped. */
  dropped() {
    return this.#dropped;
  }

  leave() {
    this.#socket.close(1000, "User disconnected");
  }
}
