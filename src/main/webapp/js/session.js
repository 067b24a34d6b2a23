import { REFUSED, whyRefused, wordsForClose, wordsForError } from "./endings.js";
import { gist } from "./gist.js";

/** Above this many bytes waiting in the browser, audio is late already, and is dropped rather than queued. */
const BACKLOG_BYTES = 256 * 1024;

/**
 * One stay on a speech endpoint, from the dialling to the close; it is never opened twice.
 *
 * The listener hears `connected(message)` when the upstream is ready (not when the socket is), then `message(message)`
 * and `audio(buffer)`, `trouble(words)` for errors that leave the session open, and `ended(words)` once, with no words
 * if all is well. `explained(words)` may follow when the server was asked why it refused.
 */
export class Session {
  #address;
  #log;
  #listener;
  #socket;
  #phase = "dialling";
  #wasOpened = false;
  #fatalWords = "";
  #farewell = "";
  #dropped = 0;

  constructor(address, book, listener) {
    this.#address = address;
    this.#log = book.begin(address.href);
    this.#listener = listener;
  }

  open() {
    try {
      this.#socket = new WebSocket(this.#address);
    } catch (error) {
      this.#end(`The browser does not open ${this.#address}: ${error.message}`);
      return;
    }
    this.#socket.binaryType = "arraybuffer";
    this.#socket.addEventListener("open", () => this.#opened());
    this.#socket.addEventListener("message", (event) => this.#receive(event.data));
    this.#socket.addEventListener("close", (event) => this.#closed(event));
  }

  isReady() {
    return this.#phase === "ready";
  }

  /** Frames of audio that were dropped because the socket could not take them. */
  dropped() {
    return this.#dropped;
  }

  send(message) {
    if (!this.isReady()) return;
    const text = JSON.stringify(message);
    this.#socket.send(text);
    this.#log.text("out", message.type, text, gist(message));
  }

  sendAudio(frame) {
    if (!this.isReady()) return;
    if (this.#socket.bufferedAmount > BACKLOG_BYTES) {
      this.#dropped++;
      return;
    }
    this.#socket.send(frame);
    this.#log.binary("out", frame.byteLength);
  }

  leave() {
    if (this.#phase === "ended") return;
    this.#socket.close(1000, "User disconnected");
    this.#end("");
  }

  #opened() {
    this.#wasOpened = true;
    this.#log.note("open", "waiting for the model");
  }

  #receive(data) {
    if (data instanceof ArrayBuffer) {
      this.#log.binary("in", data.byteLength);
      if (this.isReady()) this.#listener.audio(data);
      return;
    }
    const message = parsed(data);
    this.#log.text("in", message.type ?? "text", data, gist(message));
    if (this.#phase !== "ended") this.#understand(message);
  }

  #understand(message) {
    switch (message.type) {
      case "connected":
        this.#phase = "ready";
        this.#listener.connected(message);
        break;
      case "error":
        this.#complain(message);
        break;
      case "disconnected":
        this.#farewell = message.reason ?? "";
        break;
      default:
        this.#listener.message(message);
    }
  }

  #complain(error) {
    const words = wordsForError(error);
    if (error.closeCode == null) this.#listener.trouble(words);
    else this.#fatalWords = words;
  }

  async #closed(event) {
    this.#log.note("close", `${event.code} ${event.reason}`.trim());
    if (this.#phase === "ended") return;
    const { code, reason } = event;
    const words = wordsForClose({ code, reason: reason || this.#farewell }, this.#fatalWords, this.#wasOpened);
    this.#end(words);
    if (words === REFUSED) this.#listener.explained(await whyRefused(this.#address));
  }

  #end(words) {
    this.#phase = "ended";
    this.#listener.ended(words);
  }
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" ? value : { text };
  } catch {
    return { text };
  }
}
