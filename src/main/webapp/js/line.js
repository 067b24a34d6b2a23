import { isElsewhere } from "./address.js";
import { part } from "./dom.js";
import { EventLog } from "./event-log.js";
import { Session } from "./session.js";
import { Status } from "./status.js";

/**
 * A panel's line to its endpoint: the connect button, the state, the notice, the words of errors, the event log. How
 * each session travels is said by `transport()`.
 */
export class Line {
  #panel;
  #transport;
  #listener;
  #status;
  #log;
  #session = null;

  constructor(panel, { transport, speakingWord, listener }) {
    this.#panel = panel;
    this.#transport = transport;
    this.#listener = listener;
    this.#status = new Status(panel, speakingWord);
    this.#log = new EventLog(part(panel, "log"));
    part(panel, "connect").addEventListener("click", () => (this.#session ? this.disconnect() : this.connect()));
    part(panel, "dismiss").addEventListener("click", () => this.say(""));
    window.addEventListener("pagehide", () => this.disconnect());
    this.showAddress();
  }

  connect() {
    this.say("");
    this.#showNotice("");
    this.#status.show("connecting");
    const session = new Session(this.#transport(), this.#log.book, this.#hear(() => this.#session === session));
    this.#session = session;
    this.#showButton();
    session.open();
  }

  disconnect() {
    this.#session?.leave();
  }

  isOpen() {
    return this.#session !== null;
  }

  isReady() {
    return this.#session?.isReady() ?? false;
  }

  send(message) {
    this.#session?.send(message);
  }

  /** Sends a frame, or drops it when the network is too slow; gives the number dropped in this session. */
  sendAudio(frame) {
    this.#session?.sendAudio(frame);
    return this.#session?.dropped() ?? 0;
  }

  /** Words for the user, in the panel's box; none hides the box. */
  say(words) {
    part(this.#panel, "words").textContent = words;
    part(this.#panel, "box").hidden = !words;
  }

  showSpeaking(isSpeaking) {
    this.#status.showSpeaking(isSpeaking);
  }

  showAddress() {
    const { address } = this.#transport();
    const shown = part(this.#panel, "address");
    shown.textContent = address.href;
    shown.dataset.elsewhere = String(isElsewhere(address));
  }

  #hear(isCurrent) {
    return {
      connected: (message) => {
        this.#status.show("ready", message.model);
        this.#showNotice(message.notice ?? "");
        this.#listener.connected(message);
      },
      message: (message) => this.#listener.message(message),
      audio: (buffer) => this.#listener.audio(buffer),
      trouble: (words) => this.say(words),
      ended: (words) => {
        if (isCurrent()) this.#hangUp(words);
      },
      explained: ({ words, isOnlySocket }) => {
        if (this.#session !== null) return;
        this.say(words);
        if (isOnlySocket) this.#listener.refused();
      },
    };
  }

  #hangUp(words) {
    this.#session = null;
    this.#status.show(words ? "error" : "off");
    if (words) this.say(words);
    this.#showNotice("");
    this.#showButton();
    this.#listener.ended();
  }

  #showButton() {
    part(this.#panel, "connect").textContent = this.#session ? "Disconnect" : "Connect";
  }

  #showNotice(words) {
    part(this.#panel, "notice").textContent = words;
    part(this.#panel, "notice").hidden = !words;
  }
}
