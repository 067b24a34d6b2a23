// @ts-check
import { isElsewhere } from "./address.js";
import { Comeback } from "./comeback.js";
import { RESTARTING, RETURNING } from "./endings.js";
import { Session } from "./session.js";

/** @import { SessionEnd } from "./comeback.js" */
/** @import { LogBook } from "./log-book.js" */
/** @import { Message } from "./message.js" */
/** @import { SessionListener } from "./session.js" */
/** @import { Transport } from "./transport.js" */

/** @typedef {"off" | "connecting" | "ready" | "finishing" | "error"} LineState */

/**
 * Where a line is seen.
 * @typedef {object} LineHead
 * @property {(state: LineState, model?: string) => void} showState
 * @property {(isSpeaking: boolean) => void} showSpeaking
 * @property {(isOpen: boolean) => void} showOpen
 * @property {(address: URL, isElsewhere: boolean) => void} showAddress
 * @property {(words: string) => void} showNotice
 * @property {(words: string) => void} say words for the user; none takes them away
 */

/**
 * @typedef {object} LineListener
 * @property {(message: Message) => void} connected
 * @property {(message: Message) => void} message
 * @property {(buffer: ArrayBuffer) => void} [audio]
 * @property {(error: Message) => void} [trouble]
 * @property {() => void} [finishing] no more is sent; the last words may still come
 * @property {() => void} ended a session is over, or none will come; `isOpen()` tells whether another one will
 * @property {() => void} [refused] the server is there, but lets no WebSocket through
 */

/**
 * A line to an endpoint. How each session travels is said by `transport()`. After an announced restart, and when a
 * session breaks off, it connects again.
 */
export class Line {
  #transport;
  #book;
  #head;
  #listener;
  /** @type {Session | null} */
  #session = null;
  #comeback = new Comeback();
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;

  /** @param {{ transport: () => Transport, book: LogBook, head: LineHead, listener: LineListener }} parts */
  constructor({ transport, book, head, listener }) {
    this.#transport = transport;
    this.#book = book;
    this.#head = head;
    this.#listener = listener;
    this.showAddress();
  }

  connect() {
    this.say("");
    this.#dial();
  }

  #dial() {
    this.#timer = null;
    this.#head.showNotice("");
    this.#head.showState("connecting");
    /** @type {Session} */
    const session = new Session(
      this.#transport(),
      this.#book,
      this.#hear(() => this.#session === session),
    );
    this.#session = session;
    this.#head.showOpen(true);
    session.open();
  }

  /** Waits a moment for the last words of what was said; called again, it waits no longer. */
  disconnect() {
    if (!this.#session?.finish()) return this.leave();
    this.#head.showState("finishing");
    this.#listener.finishing?.();
  }

  /** Is gone at once. */
  leave() {
    this.#session?.leave();
    if (this.#timer !== null) this.#stayAway("off");
  }

  /** Dials anew, as what the transport depends on has changed. */
  redial() {
    this.showAddress();
    this.leave();
    this.connect();
  }

  /** Whether there is a session, or will be one without anybody's doing. */
  isOpen() {
    return this.#session !== null || this.#timer !== null;
  }

  isReady() {
    return this.#session?.isReady() ?? false;
  }

  /** @param {Message & { type: string }} message */
  send(message) {
    this.#session?.send(message);
  }

  /**
   * Sends a frame, or drops it when the network is too slow; gives the number dropped in this session.
   * @param {ArrayBuffer} frame
   */
  sendAudio(frame) {
    this.#session?.sendAudio(frame);
    return this.#session?.dropped() ?? 0;
  }

  /** @param {string} words for the user; none takes them away */
  say(words) {
    this.#head.say(words);
  }

  /** @param {boolean} isSpeaking */
  showSpeaking(isSpeaking) {
    this.#head.showSpeaking(isSpeaking);
  }

  showAddress() {
    const { address } = this.#transport();
    this.#head.showAddress(address, isElsewhere(address));
  }

  /**
   * @param {() => boolean} isCurrent
   * @returns {SessionListener}
   */
  #hear(isCurrent) {
    return {
      connected: (message) => {
        if (this.#comeback.isUnderWay()) this.say("");
        this.#comeback.over();
        this.#head.showState("ready", message.model);
        this.#head.showNotice(message.notice ?? "");
        this.#listener.connected(message);
      },
      message: (message) => this.#listener.message(message),
      audio: (buffer) => this.#listener.audio?.(buffer),
      trouble: (words, error) => {
        this.say(error.code === RESTARTING ? `${words} ${RETURNING}` : words);
        this.#listener.trouble?.(error);
      },
      ended: (words, end) => {
        if (isCurrent()) this.#hangUp(words, end);
      },
      explained: ({ words, isOnlySocket, isFinal }) => {
        if (this.#session !== null) return;
        if (isFinal && this.#timer !== null) this.#stayAway("error");
        this.say(this.#timer === null ? words : `${words} ${RETURNING}`);
        if (isOnlySocket) this.#listener.refused?.();
      },
    };
  }

  /**
   * @param {string} words
   * @param {SessionEnd} end
   */
  #hangUp(words, end) {
    const millis = this.#comeback.after(end);
    this.#session = null;
    if (millis === undefined) {
      this.#head.showState(words ? "error" : "off");
      if (words) this.say(words);
    } else {
      this.#timer = setTimeout(() => this.#dial(), millis);
      this.#head.showState("connecting");
      this.say(`${words} ${RETURNING}`);
    }
    this.#head.showNotice("");
    this.#head.showOpen(this.isOpen());
    this.#listener.ended();
  }

  /** @param {LineState} state */
  #stayAway(state) {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#comeback.over();
    this.#head.showState(state);
    this.#head.showOpen(false);
    this.#listener.ended();
  }
}
