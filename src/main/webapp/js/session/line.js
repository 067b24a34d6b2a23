import { isElsewhere } from "./address.js";
import { Comeback } from "./comeback.js";
import { part } from "../view/dom.js";
import { RESTARTING, RETURNING } from "./endings.js";
import { EventLog } from "../view/event-log.js";
import { Session } from "./session.js";
import { Status } from "../view/status.js";

/**
 * A panel's line to its endpoint: the connect button, the state, the notice, the words of errors, the event log. How
 * each session travels is said by `transport()`. After an announced restart, and when a session breaks off, it connects
 * again.
 */
export class Line {
  #panel;
  #transport;
  #listener;
  #status;
  #log;
  #session = null;
  #comeback = new Comeback();
  #timer = null;

  constructor(panel, { transport, speakingWord, listener }) {
    this.#panel = panel;
    this.#transport = transport;
    this.#listener = listener;
    this.#status = new Status(panel, speakingWord);
    this.#log = new EventLog(part(panel, "log"));
    part(panel, "connect").addEventListener("click", () => (this.isOpen() ? this.disconnect() : this.connect()));
    part(panel, "dismiss").addEventListener("click", () => this.say(""));
    window.addEventListener("pagehide", () => this.disconnect());
    this.showAddress();
  }

  connect() {
    this.say("");
    this.#dial();
  }

  #dial() {
    this.#timer = null;
    this.#showNotice("");
    this.#status.show("connecting");
    const session = new Session(
      this.#transport(),
      this.#log.book,
      this.#hear(() => this.#session === session),
    );
    this.#session = session;
    this.#showButton();
    session.open();
  }

  disconnect() {
    this.#session?.leave();
    if (this.#timer !== null) this.#stayAway();
  }

  /** Whether there is a session, or will be one without anybody's doing. */
  isOpen() {
    return this.#session !== null || this.#timer !== null;
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
        if (this.#comeback.isUnderWay()) this.say("");
        this.#comeback.over();
        this.#status.show("ready", message.model);
        this.#showNotice(message.notice ?? "");
        this.#listener.connected(message);
      },
      message: (message) => this.#listener.message(message),
      audio: (buffer) => this.#listener.audio(buffer),
      trouble: (words, error) => {
        this.say(error.code === RESTARTING ? `${words} ${RETURNING}` : words);
        this.#listener.trouble(error);
      },
      ended: (words, end) => {
        if (isCurrent()) this.#hangUp(words, end);
      },
      explained: ({ words, isOnlySocket, isFinal }) => {
        if (this.#session !== null) return;
        if (isFinal && this.#timer !== null) this.#stayAway("error");
        this.say(this.#timer === null ? words : `${words} ${RETURNING}`);
        if (isOnlySocket) this.#listener.refused();
      },
    };
  }

  #hangUp(words, end) {
    const millis = this.#comeback.after(end);
    this.#session = null;
    if (millis === undefined) {
      this.#status.show(words ? "error" : "off");
      if (words) this.say(words);
    } else {
      this.#timer = setTimeout(() => this.#dial(), millis);
      this.#status.show("connecting");
      this.say(`${words} ${RETURNING}`);
    }
    this.#showNotice("");
    this.#showButton();
    this.#listener.ended();
  }

  #stayAway(state = "off") {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#comeback.over();
    this.#status.show(state);
    this.#showButton();
  }

  #showButton() {
    part(this.#panel, "connect").textContent = this.isOpen() ? "Disconnect" : "Connect";
  }

  #showNotice(words) {
    part(this.#panel, "notice").textContent = words;
    part(this.#panel, "notice").hidden = !words;
  }
}
