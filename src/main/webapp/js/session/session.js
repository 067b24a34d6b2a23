import { REFUSED, RESTARTING, whyRefused, wordsForClose, wordsForError } from "./endings.js";
import { gist } from "./gist.js";

const LEFT = 1000;
const NOT_OPENED = 0;

/**
 * One stay on a speech endpoint over one transport, from the dialling to the close; it is never opened twice.
 *
 * The listener hears `connected(message)` when the upstream is ready (not when the transport is), then
 * `message(message)` and `audio(buffer)`, `trouble(words, error)` for errors that leave the session open, and
 * `ended(words, { code, wasReady, restartMillis })` once, with no words if all is well. `explained(why)` may follow when
 * the server was asked why it refused.
 */
export class Session {
  #transport;
  #log;
  #listener;
  #phase = "dialling";
  #fatalWords = "";
  #farewell = "";
  #wasReady = false;
  #restartMillis;

  constructor(transport, book, listener) {
    this.#transport = transport;
    this.#log = book.begin(transport.address.href);
    this.#listener = listener;
  }

  open() {
    try {
      this.#transport.open({
        opened: () => this.#log.note("open", "waiting for the model"),
        received: (data) => this.#receive(data),
        closed: (end) => this.#closed(end),
      });
    } catch (error) {
      this.#end(`The browser does not open ${this.#transport.address}: ${error.message}`, NOT_OPENED);
    }
  }

  isReady() {
    return this.#phase === "ready";
  }

  /** Frames of audio that were dropped because the network could not take them. */
  dropped() {
    return this.#transport.dropped();
  }

  send(message) {
    if (!this.isReady()) return;
    const text = JSON.stringify(message);
    this.#transport.send(text);
    this.#log.text("out", message.type, text, gist(message));
  }

  sendAudio(frame) {
    if (!this.isReady() || !this.#transport.sendAudio(frame)) return;
    this.#log.binary("out", frame.byteLength);
  }

  leave() {
    if (this.#phase === "ended") return;
    this.#transport.leave();
    this.#end("", LEFT);
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
        this.#wasReady = true;
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
    if (error.code === RESTARTING) this.#restartMillis ??= error.retryAfterMs;
    if (error.closeCode == null) this.#listener.trouble(words, error);
    else this.#fatalWords = words;
  }

  /** A transport that knows in words why it closed says so; the others are asked for their code. */
  async #closed({ code, reason, wasOpened, words: known }) {
    this.#log.note("close", [code, reason, known].filter(Boolean).join(" "));
    if (this.#phase === "ended") return;
    const words = known ?? wordsForClose({ code, reason: reason || this.#farewell }, this.#fatalWords, wasOpened);
    this.#end(words, code);
    if (words === REFUSED) this.#listener.explained(await whyRefused(this.#transport.address));
  }

  #end(words, code) {
    this.#phase = "ended";
    this.#listener.ended(words, { code, wasReady: this.#wasReady, restartMillis: this.#restartMillis });
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
