// @ts-check
import { REFUSED, RESTARTING, whyRefused, wordsForClose, wordsForError } from "./endings.js";
import { gist } from "./gist.js";
import { parseMessage } from "./message.js";

/** @import { SessionEnd } from "./comeback.js" */
/** @import { Refusal } from "./endings.js" */
/** @import { LogBook } from "./log-book.js" */
/** @import { Message } from "./message.js" */
/** @import { Transport, TransportEnd } from "./transport.js" */

/** How long the last words are waited for. */
const LAST_WORDS_MILLIS = 1500;
const LEFT = 1000;
const BROKEN = 1006;
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
  /** What the server said when it ended the session, before the transport closed. @type {Message | null} */
  #farewell = null;
  #wasReady = false;
  #hasSpoken = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lastWords;
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
    this.#hasSpoken = true;
    this.#log.binary("out", frame.byteLength);
  }

  /**
   * Lets the other side finish: no more is sent, and the last words are waited for, though not for long. False if there
   * are none to wait for, because nothing was said or this was asked before.
   */
  finish() {
    if (!this.isReady() || !this.#hasSpoken) return false;
    this.#phase = "finishing";
    this.#log.note("finish", "waiting for the last words");
    this.#lastWords = setTimeout(() => this.leave(), LAST_WORDS_MILLIS);
    this.#transport.finish();
    return true;
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
        this.#farewell = message;
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
    if (this.#phase === "finishing") return this.#end(this.#fatalWords, LEFT);
    const told = this.#told({ code, reason });
    const words = known ?? wordsForClose(told, this.#fatalWords, wasOpened);
    this.#end(words, told.code);
    if (words === REFUSED) this.#listener.explained(await whyRefused(this.#transport.address));
  }

  /**
   * An end that was announced is that end, even if the network then cut the connection before its close.
   * @param {{ code: number, reason: string }} seen
   */
  #told({ code, reason }) {
    const { code: announced, reason: why = "" } = this.#farewell ?? {};
    return { code: (code === BROKEN && Number(announced)) || code, reason: reason || why };
  }

  /**
   * @param {string} words
   * @param {number} code
   */
  #end(words, code) {
    clearTimeout(this.#lastWords);
    this.#phase = "ended";
    this.#listener.ended(words, { code, wasReady: this.#wasReady, restartMillis: this.#restartMillis });
  }
}
