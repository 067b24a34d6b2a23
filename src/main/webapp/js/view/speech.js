// @ts-check
import { SPEECH_RATE_HZ } from "../audio/format.js";
import { Player } from "../audio/player.js";
import { Recording } from "../audio/recording.js";
import { socketAddress } from "../session/address.js";
import { Clearing } from "../session/clearing.js";
import { SocketTransport } from "../session/socket-transport.js";
import { ClientCode, speechCode } from "./client-code.js";
import { part } from "./dom.js";
import { panelLine } from "./panel-line.js";
import { SpeechView } from "./speech-view.js";
import { VoiceChoice } from "./voice-choice.js";

/** @import { LineListener } from "../session/line.js" */
/** @import { Message } from "../session/message.js" */
/** @import { Phase } from "./speech-view.js" */

/**
 * The panel «Speech»: sends a text, plays what comes back, and keeps it to be heard again or saved. The phase is
 * `idle`, `dialling` (the text waits for the session), `waiting` (for audio) or `streaming` (until `Flushed`).
 */
export class Speech {
  #panel;
  #line;
  #view;
  #voice;
  #code;
  #player;
  #recording = new Recording(SPEECH_RATE_HZ);
  #clearing = new Clearing();
  /** @type {Phase} */
  #phase = "idle";
  #text = "";
  #asked = 0;

  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.#panel = panel;
    this.#voice = new VoiceChoice(part(panel, "voice", HTMLSelectElement), () => this.#revoice());
    this.#code = new ClientCode(part(panel, "client"), speechCode);
    this.#line = panelLine(panel, {
      transport: () => new SocketTransport(this.#address()),
      speakingWord: "Speaking",
      listener: this.#listener(),
    });
    this.#player = this.#newPlayer(SPEECH_RATE_HZ);
    this.#view = new SpeechView(panel, {
      speak: (text) => this.#speak(text),
      stop: () => this.#stop(),
      pause: () => this.#player.togglePause(),
      again: () => this.#again(),
      goOn: () => this.#player.goOn(),
    });
    this.#code.show(this.#address());
    this.#paint();
  }

  #address() {
    return socketAddress(this.#panel.dataset, this.#voice.parameters());
  }

  /** @returns {LineListener} */
  #listener() {
    return {
      connected: (message) => this.#connected(message),
      message: (message) => this.#heard(message),
      audio: (buffer) => this.#play(buffer),
      ended: () => {
        this.#clearing.end();
        this.#phase = "idle";
        this.#player.close();
      },
    };
  }

  /** @param {number} rateHz */
  #newPlayer(rateHz) {
    return new Player(rateHz, () => this.#paint());
  }

  #revoice() {
    this.#code.show(this.#address());
    if (this.#line.isOpen()) this.#line.redial();
    else this.#line.showAddress();
  }

  /** @param {Message} message */
  #connected({ config }) {
    const rateHz = config?.sampleRate ?? SPEECH_RATE_HZ;
    if (rateHz !== this.#player.rateHz()) {
      this.#player.close();
      this.#player = this.#newPlayer(rateHz);
    }
    if (this.#phase === "dialling") this.#say();
  }

  /** @param {string} text */
  #speak(text) {
    this.#line.say("");
    this.#player.stop();
    this.#player.wake();
    this.#text = text;
    if (this.#line.isReady()) {
      this.#say();
      return;
    }
    this.#phase = "dialling";
    if (!this.#line.isOpen()) this.#line.connect();
    // A browser that refuses the address has ended the session by now, and the phase with it.
    this.#paint();
  }

  #say() {
    this.#silence();
    this.#recording = new Recording(this.#player.rateHz());
    this.#phase = "waiting";
    this.#asked = performance.now();
    this.#view.showFirstAudio(null);
    this.#line.send({ type: "Speak", text: this.#text });
    this.#line.send({ type: "Flush" });
    this.#paint();
  }

  /** @param {ArrayBuffer} buffer */
  #play(buffer) {
    if (this.#clearing.isUnderWay()) return;
    if (this.#phase === "waiting") {
      this.#phase = "streaming";
      this.#view.showFirstAudio(performance.now() - this.#asked);
    }
    this.#player.add(this.#recording.add(buffer));
    this.#paint();
  }

  /** @param {Message} message */
  #heard({ type, data }) {
    if (type === "Cleared") this.#clearing.end();
    if (type === "Warning") this.#line.say(data?.description ?? data?.warn_msg ?? "The model warns, without words.");
    if (type !== "Flushed" || this.#clearing.isUnderWay()) return;
    if (this.#phase === "waiting") this.#line.say("No audio came for this text.");
    this.#phase = "idle";
    this.#paint();
  }

  #stop() {
    if (this.#phase === "dialling") this.#line.disconnect();
    this.#silence();
    this.#player.stop();
  }

  /** Tells the other side to forget what it has not sent yet, if anything may be left of it. */
  #silence() {
    const mayFollow = this.#phase === "waiting" || this.#phase === "streaming";
    if (mayFollow || this.#player.isPlaying()) this.#line.send({ type: "Clear" });
    if (mayFollow) this.#clearing.begin();
    this.#phase = "idle";
  }

  #again() {
    this.#player.stop();
    this.#player.wake();
    for (const piece of this.#recording.pieces()) this.#player.add(piece);
  }

  #paint() {
    this.#line.showSpeaking(this.#player.isPlaying() && !this.#player.isPaused() && !this.#player.isHeld());
    this.#view?.show({ phase: this.#phase, player: this.#player, recording: this.#recording });
  }
}
