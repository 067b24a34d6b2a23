// @ts-check
import { REFUSED, RESTARTING, whyRefused, wordsForClose, wordsForError } from "./endings.js";
import { gist } from "./gist.js";
import { parseMessage } from "./message.js";

/** @import { SessionEnd } from "./comeback.js" */
/** @import { Refusal } from "./endings.js" */
/** @import { LogBook } from "./log-book.js" */
/** @import { Message } from "./message.js" */
/** @import { Transport, TransportEnd } from "./transport.js" */

const LEFT = 1000;
const NOT_OPENED = 0;

/**
 * @typedef {object} SessionListener
 * @property {(message: Message) => void} connected the upstream is ready, not just the transport
 * @property {(message: Message) => void} message
 * @property {(buffer: ArrayBuffer) => void} audio
 * @property {(words: string, error: Message) => void} trouble an error that leaves the session open
 * @property {(words: string, end: SessionEnd) => void} ended once, with no words if all is well
 * @property {(why: Refusal) => void} explained may follow when the server was asked why it refused
 */

/** One stay on a speech endpoint over one transport, from the dialling to the close; it is never opened twice. */
export class Session {
  #transport;
  #log;
  #listener;
  #phase = "dialling";
  #fatalWords = "";
  #farewell = "";
  #wasReady = false;
  /** @type {number | undefined} */
  #restartMillis;

  /**
   * @param {Transport} transport
   * @param {LogBook} book
   * @param {SessionListener} listener
   */
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
      const why = error instanceof Error ? error.message : error;
      this.#end(`The browser does not open ${this.#transport.address}: ${why}`, NOT_OPENED);
    }
  }

  isReady() {
    return this.#phase === "ready";
  }

  /** Frames of audio that were dropped because the network could not take them. */
  dropped() {
    return this.#transport.dropped();
  }

  /** @param {Message & { type: string }} message */
  send(message) {
    if (!this.isReady()) return;
    const text = JSON.stringify(message);
    this.#transport.send(text);
    this.#log.text("out", message.type, text, gist(message));
  }

  /** @param {ArrayBuffer} frame */
  sendAudio(frame) {
    if (!this.isReady() || !this.#transport.sendAudio(frame)) return;
    this.#log.binary("out", frame.byteLength);
  }

  leave() {
    if (this.#phase === "ended") return;
    this.#transport.leave();
    this.#end("", LEFT);
  }

  /** @param {string | ArrayBuffer} data */
  #receive(data) {
    if (data instanceof ArrayBuffer) {
      this.#log.binary("in", data.byteLength);
      if (this.isReady()) this.#listener.audio(data);
      return;
    }
    const message = parseMessage(data);
    this.#log.text("in", message.type ?? "text", data, gist(message));
    if (this.#phase !== "ended") this.#understand(message);
  }

  /** @param {Message} message */
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

  /** @param {Message} error */
  #complain(error) {
    const words = wordsForError(error);
    if (error.code === RESTARTING) this.#restartMillis ??= error.retryAfterMs;
    if (error.closeCode == null) this.#listener.trouble(words, error);
    else this.#fatalWords = words;
  }

  /**
   * A transport that knows in words why it closed says so; the others are asked for their code.
   * @param {TransportEnd} end
   */
  async #closed({ code, reason, wasOpened, words: known }) {
    this.#log.note("close", [code, reason, known].filter(Boolean).join(" "));
    if (this.#phase === "ended") return;
    const words = known ?? wordsForClose({ code, reason: reason || this.#farewell }, this.#fatalWords, wasOpened);
    this.#end(words, code);
    if (words === REFUSED) this.#listener.explained(await whyRefused(this.#transport.address));
  }

  /**
   * @param {string} words
   * @param {number} code
   */
  #end(words, code) {
    this.#phase = "ended";
    this.#listener.ended(words, { code, wasReady: this.#wasReady, restartMillis: this.#restartMillis });
  }
}
