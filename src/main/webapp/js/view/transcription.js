// @ts-check
import { VoiceActivity } from "../audio/loudness.js";
import { Microphone } from "../audio/microphone.js";
import { PacedSound } from "../audio/paced-sound.js";
import { Sample } from "../audio/sample.js";
import { socketAddress } from "../session/address.js";
import { TransportChoice } from "../session/transport-choice.js";
import { ClientCode, transcriptionCode } from "./client-code.js";
import { part } from "./dom.js";
import { DroppedAudio } from "./dropped-audio.js";
import { panelLine } from "./panel-line.js";
import { SourceView } from "./source-view.js";
import { Transcript } from "./transcript.js";
import { TransportButtons } from "./transport-buttons.js";

/** @import { Sound, SoundListener } from "../audio/paced-sound.js" */
/** @import { LineListener } from "../session/line.js" */
/** @import { Message } from "../session/message.js" */

/** @typedef {"microphone" | "sample" | "silence"} SourceName */

const SAMPLE = "samples/booking.wav";
const CONNECT_FIRST = "Connect first: the sound needs a session that takes it.";
const AUDIO_DROPPED = "audio.dropped";
const SILENCE = new Int16Array(0);

/** The panel «Transcription»: one source of sound at a time, microphone or sample, and the words that come back. */
export class Transcription {
  #panel;
  #line;
  #transport;
  #transcript;
  #dropped;
  #view;
  /** @type {{ name: SourceName, sound: Sound } | null} */
  #source = null;
  /**
   * The sample waits for the session, which it has dialled itself or not.
   * @type {{ hasDialled: boolean } | null}
   */
  #due = null;
  #activity = new VoiceActivity();

  /** @param {HTMLElement} panel */
  constructor(panel) {
    const choice = new TransportChoice(panel.dataset);
    this.#panel = panel;
    this.#dropped = new DroppedAudio(panel);
    this.#view = new SourceView(panel);
    this.#transcript = new Transcript(panel, () => this.#showButtons());
    this.#line = panelLine(panel, {
      transport: () => choice.make(),
      speakingWord: "Hearing a voice",
      listener: this.#listener(),
    });
    this.#transport = new TransportButtons(panel, choice, () => this.#line.redial());
    new ClientCode(part(panel, "client"), transcriptionCode).show(socketAddress(panel.dataset));
    part(panel, "microphone").addEventListener("click", () => this.#toggle("microphone"));
    part(panel, "sample").addEventListener("click", () => this.#toggle("sample"));
    part(panel, "go-on").addEventListener("click", () => this.#goOn());
    part(panel, "clear").addEventListener("click", () => this.#transcript.clear());
    this.#showButtons();
  }

  /** @returns {LineListener} */
  #listener() {
    return {
      connected: () => {
        this.#dropped.reset();
        if (this.#due) this.#begin("sample");
        else this.#showButtons();
      },
      message: (message) => this.#hear(message),
      trouble: ({ code, details }) => {
        if (code === AUDIO_DROPPED) this.#dropped.there(details?.droppedBytes ?? 0);
      },
      finishing: () => this.#stop(),
      refused: () => this.#transport.offerPlain(true),
      ended: () => {
        if (!this.#line.isOpen()) this.#due = null;
        this.#transport.offerPlain(false);
        this.#stop();
        this.#transcript.breakOff();
      },
    };
  }

  /** @param {Message} message */
  #hear(message) {
    if (message.type === "transcription" || message.type === undefined) this.#transcript.take(message);
  }

  /** @param {SourceName} name */
  #toggle(name) {
    if (this.#source?.name === name) {
      this.#stop();
      if (this.#transcript.hasOpenTurn()) this.#begin("silence");
    } else if (this.#line.isReady()) {
      this.#begin(name);
    } else if (name === "sample") {
      this.#toggleDue();
    } else {
      this.#line.say(CONNECT_FIRST);
    }
  }

  /** The sample opens no microphone, so it may connect by itself. */
  #toggleDue() {
    const due = this.#due;
    this.#due = due ? null : { hasDialled: !this.#line.isOpen() };
    if (due?.hasDialled) this.#line.disconnect();
    else if (this.#due?.hasDialled) this.#line.connect();
    this.#showButtons();
  }

  /** @param {SourceName} name */
  async #begin(name) {
    this.#stop();
    this.#due = null;
    this.#line.say("");
    const isCurrent = () => this.#source?.sound === sound;
    const sound = this.#make(name, {
      frame: (frame) => this.#send(frame),
      ended: (words) => isCurrent() && this.#end(words),
      waiting: () => this.#transcript.hasOpenTurn(),
      held: (isHeld) => isCurrent() && this.#view.showHeld(isHeld),
    });
    this.#source = { name, sound };
    this.#showButtons();
    try {
      await sound.start();
    } catch (error) {
      if (isCurrent()) this.#end(error instanceof Error ? error.message : `${error}`);
    }
  }

  /**
   * @param {SourceName} name
   * @param {SoundListener} listener
   * @returns {Sound}
   */
  #make(name, listener) {
    if (name === "microphone") return new Microphone(listener);
    if (name === "silence") return new PacedSound(SILENCE, listener);
    const { checked } = part(this.#panel, "audible", HTMLInputElement);
    return new Sample(new URL(SAMPLE, document.baseURI), checked, listener);
  }

  /** @param {ArrayBuffer} frame */
  #send(frame) {
    this.#dropped.here(this.#line.sendAudio(frame));
    this.#view.showLevelOf(frame);
    this.#line.showSpeaking(this.#activity.hears(frame));
  }

  #goOn() {
    if (this.#source?.sound instanceof Microphone) this.#source.sound.goOn();
  }

  /** @param {string} words */
  #end(words) {
    this.#stop();
    if (words) this.#line.say(words);
  }

  #stop() {
    this.#source?.sound.stop();
    this.#source = null;
    this.#activity = new VoiceActivity();
    this.#view.showQuiet();
    this.#view.showHeld(false);
    this.#line.showSpeaking(false);
    this.#showButtons();
  }

  #showButtons() {
    const current = this.#due ? "sample" : this.#source?.name;
    this.#view.showButtons({ current, isWaiting: this.#due !== null, isMicrophoneHeldBack: !this.#line.isReady() });
    part(this.#panel, "clear", HTMLButtonElement).disabled = this.#transcript.isEmpty();
  }
}
