// @ts-check
import { ChunkSender } from "./chunk-sender.js";
import { wordsForNobody, wordsForRefusal } from "./endings.js";
import { readEvents } from "./event-stream.js";
import { parseMessage } from "./message.js";
import { BROKEN_OFF } from "./transport.js";

/** @import { Transport, TransportEnd, TransportListener } from "./transport.js" */

/**
 * A session's way to the server over plain HTTP: what the server says is a stream of events, what the page says is a
 * row of requests. For networks that let no WebSocket through; it is told and asked the same as any transport.
 * @implements {Transport}
 */
export class HttpTransport {
  address;
  #base;
  #stream = new AbortController();
  #sessionId = "";
  /** @type {ChunkSender | null} */
  #sender = null;
  #wasOpened = false;
  /** @type {TransportEnd | null} */
  #farewell = null;
  #isOver = false;
  #isFinishing = false;

  /** @param {URL} base the address of the endpoint itself, below which events and sessions are */
  constructor(base) {
    this.#base = base;
    this.address = below(base, "events");
  }

  /** @param {TransportListener} listener */
  open(listener) {
    this.#listen(listener).then(
      (end) => this.#end(listener, end),
      () => this.#end(listener, this.#wasOpened ? BROKEN_OFF : { ...BROKEN_OFF, words: wordsForNobody(this.address) }),
    );
  }

  /** There are no texts to this endpoint but the wish to finish, which leaving says. */
  send() {}

  /**
   * Sends a frame of sound, soon; false if an earlier part of it was dropped.
   * @param {ArrayBuffer} frame
   */
  sendAudio(frame) {
    return this.#sender?.add(frame) ?? false;
  }

  dropped() {
    return this.#sender?.dropped() ?? 0;
  }

  async finish() {
    await this.#sender?.finish();
    if (!this.#isOver) this.#askToFinish();
  }

  leave() {
    this.#sender?.stop();
    this.#askToFinish();
    this.#isOver = true;
    this.#stream.abort();
  }

  /** Once: it outlives the page. */
  #askToFinish() {
    if (!this.#sessionId || this.#isFinishing) return;
    this.#isFinishing = true;
    fetch(this.#ofSession("finish"), { method: "POST", keepalive: true }).catch(() => {});
  }

  /**
   * @param {TransportListener} listener
   * @returns {Promise<TransportEnd>}
   */
  async #listen(listener) {
    const answer = await fetch(this.address, {
      headers: { Accept: "text/event-stream" },
      cache: "no-store",
      signal: this.#stream.signal,
    });
    if (!answer.ok || !answer.body) {
      return { words: await wordsForRefusal(answer), code: answer.status, reason: "", wasOpened: false };
    }
    this.#wasOpened = true;
    listener.opened();
    for await (const text of readEvents(answer.body)) {
      this.#notice(text, listener);
      listener.received(text);
    }
    return this.#farewell ?? BROKEN_OFF;
  }

  /**
   * The two messages that say something of the transport itself.
   * @param {string} text
   * @param {TransportListener} listener
   */
  #notice(text, listener) {
    const { type, sessionId = "", code, reason = "" } = parseMessage(text);
    if (type === "session") {
      this.#sessionId = sessionId;
      /** @param {string} words */
      const trouble = (words) => this.#end(listener, { ...BROKEN_OFF, words });
      this.#sender = new ChunkSender((sequence) => this.#ofSession(`audio?sequence=${sequence}`), trouble);
      this.#sender.begin();
    }
    if (type === "disconnected") this.#farewell = { code: Number(code), reason, wasOpened: true };
  }

  /**
   * @param {TransportListener} listener
   * @param {TransportEnd} end
   */
  #end(listener, end) {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#sender?.stop();
    this.#stream.abort();
    listener.closed(end);
  }

  /** @param {string} rest */
  #ofSession(rest) {
    return below(this.#base, `${encodeURIComponent(this.#sessionId)}/${rest}`);
  }
}

/**
 * @param {URL} base
 * @param {string} rest
 */
function below(base, rest) {
  const [path, query] = rest.split("?");
  const address = new URL(base);
  address.pathname = `${address.pathname.replace(/\/$/, "")}/${path}`;
  if (query) address.search = query;
  return address;
}
