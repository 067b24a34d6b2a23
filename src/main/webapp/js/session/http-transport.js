import { ChunkSender } from "./chunk-sender.js";
import { wordsForNobody, wordsForRefusal } from "./endings.js";
import { readEvents } from "./event-stream.js";

const BROKEN_OFF = { code: 1006, reason: "", wasOpened: true };

/**
 * A session's way to the server over plain HTTP: what the server says is a stream of events, what the page says is a
 * row of requests. For networks that let no WebSocket through; it is told and asked the same as any transport.
 */
export class HttpTransport {
  address;
  #base;
  #stream = new AbortController();
  #sessionId = null;
  #sender = null;
  #wasOpened = false;
  #farewell = null;
  #isOver = false;

  /** @param base the address of the endpoint itself, below which events and sessions are */
  constructor(base) {
    this.#base = base;
    this.address = below(base, "events");
  }

  open(listener) {
    this.#listen(listener).then(
      (end) => this.#end(listener, end),
      () => this.#end(listener, this.#wasOpened ? BROKEN_OFF : { ...BROKEN_OFF, words: wordsForNobody(this.address) }),
    );
  }

  /** There are no texts to this endpoint but the wish to finish, which leaving says. */
  send() {}

  /** Sends a frame of sound, soon; false if an earlier part of it was dropped, because the network is too slow. */
  sendAudio(frame) {
    return this.#sender?.add(frame) ?? false;
  }

  dropped() {
    return this.#sender?.dropped() ?? 0;
  }

  leave() {
    if (this.#sessionId) {
      this.#sender.stop();
      fetch(this.#ofSession("finish"), { method: "POST", keepalive: true }).catch(() => {});
    }
    this.#isOver = true;
    this.#stream.abort();
  }

  async #listen(listener) {
    const answer = await fetch(this.address, {
      headers: { Accept: "text/event-stream" },
      cache: "no-store",
      signal: this.#stream.signal,
    });
    if (!answer.ok) return { words: await wordsForRefusal(answer), code: answer.status, reason: "" };
    this.#wasOpened = true;
    listener.opened();
    for await (const text of readEvents(answer.body)) {
      this.#notice(text, listener);
      listener.received(text);
    }
    return this.#farewell ?? BROKEN_OFF;
  }

  /** The two messages that say something of the transport itself. */
  #notice(text, listener) {
    const { type, sessionId, code, reason } = JSON.parse(text);
    if (type === "connected") {
      this.#sessionId = sessionId;
      const trouble = (words) => this.#end(listener, { ...BROKEN_OFF, words });
      this.#sender = new ChunkSender((sequence) => this.#ofSession(`audio?sequence=${sequence}`), trouble);
    }
    if (type === "disconnected") this.#farewell = { code, reason, wasOpened: true };
  }

  #end(listener, end) {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#sender?.stop();
    this.#stream.abort();
    listener.closed(end);
  }

  #ofSession(rest) {
    return below(this.#base, `${encodeURIComponent(this.#sessionId)}/${rest}`);
  }
}

function below(base, rest) {
  const [path, query] = rest.split("?");
  const address = new URL(base);
  address.pathname = `${address.pathname.replace(/\/$/, "")}/${path}`;
  if (query) address.search = query;
  return address;
}
