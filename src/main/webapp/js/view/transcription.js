import { socketAddress } from "../session/address.js";
import { ClientCode, transcriptionCode } from "./client-code.js";
import { holdBack, part } from "./dom.js";
import { DroppedAudio } from "./dropped-audio.js";
import { Line } from "../session/line.js";
import { loudness, VoiceActivity } from "../audio/loudness.js";
import { Microphone } from "../audio/microphone.js";
import { PacedSound } from "../audio/paced-sound.js";
import { Sample } from "../audio/sample.js";
import { Transcript } from "./transcript.js";
import { TransportChoice } from "../session/transport-choice.js";

const SAMPLE = "samples/booking.wav";
const CONNECT_FIRST = "Connect first: the sound needs a session that takes it.";
const AUDIO_DROPPED = "audio.dropped";
const SILENCE = new Int16Array(0);

/** The panel «Transcription»: one source of sound at a time, microphone or sample, and the words that come back. */
export class Transcription {
  #panel;
  #choice;
  #line;
  #transcript;
  #dropped;
  #source = null;
  #activity = new VoiceActivity();

  constructor(panel) {
    this.#panel = panel;
    this.#choice = new TransportChoice(panel, () => this.#redial());
    this.#dropped = new DroppedAudio(panel);
    const transport = () => this.#choice.make();
    this.#line = new Line(panel, { transport, speakingWord: "Hearing a voice", listener: this.#listener() });
    this.#transcript = new Transcript(panel, () => this.#showButtons());
    new ClientCode(part(panel, "client"), transcriptionCode).show(socketAddress(panel));
    part(panel, "microphone").addEventListener("click", () => this.#toggle("microphone", this.#microphone));
    part(panel, "sample").addEventListener("click", () => this.#toggle("sample", this.#sample));
    part(panel, "clear").addEventListener("click", () => this.#transcript.clear());
    this.#showButtons();
    this.#showLevel(0);
  }

  #listener() {
    return {
      connected: () => {
        this.#dropped.reset();
        this.#showButtons();
      },
      message: (message) => {
        if (message.type === "transcription" || message.type === undefined) this.#transcript.take(message);
      },
      audio: () => {},
      trouble: ({ code, details }) => {
        if (code === AUDIO_DROPPED) this.#dropped.there(details?.droppedBytes ?? 0);
      },
      refused: () => this.#choice.offerPlain(true),
      ended: () => {
        this.#choice.offerPlain(false);
        this.#stop();
        this.#transcript.breakOff();
      },
    };
  }

  #redial() {
    this.#line.showAddress();
    this.#line.disconnect();
    this.#line.connect();
  }

  #microphone = (listener) => new Microphone(listener);
  #sample = (listener) => new Sample(new URL(SAMPLE, document.baseURI), part(this.#panel, "audible").checked, listener);
  #silence = (listener) => new PacedSound(SILENCE, listener);

  #toggle(name, make) {
    if (this.#source?.name === name) {
      this.#stop();
      if (this.#transcript.hasOpenTurn()) this.#begin("silence", this.#silence);
    } else if (this.#line.isReady()) {
      this.#begin(name, make);
    } else {
      this.#line.say(CONNECT_FIRST);
    }
  }

  async #begin(name, make) {
    this.#stop();
    this.#line.say("");
    const isCurrent = () => this.#source?.sound === sound;
    const sound = make({
      frame: (frame) => this.#send(frame),
      ended: (words) => isCurrent() && this.#end(words),
      waiting: () => this.#transcript.hasOpenTurn(),
    });
    this.#source = { name, sound };
    this.#showButtons();
    try {
      await sound.start();
    } catch (error) {
      if (isCurrent()) this.#end(error.message);
    }
  }

  #send(frame) {
    this.#dropped.here(this.#line.sendAudio(frame));
    this.#showLevel(loudness(frame));
    this.#line.showSpeaking(this.#activity.hears(frame));
  }

  #end(words) {
    this.#stop();
    if (words) this.#line.say(words);
  }

  #stop() {
    this.#source?.sound.stop();
    this.#source = null;
    this.#activity = new VoiceActivity();
    this.#showLevel(0);
    this.#line.showSpeaking(false);
    this.#showButtons();
  }

  #showButtons() {
    const isIdle = !this.#line.isReady();
    for (const [name, off, on] of [
      ["microphone", "Start microphone", "Stop microphone"],
      ["sample", "Play sample", "Stop sample"],
    ]) {
      const isOn = this.#source?.name === name;
      part(this.#panel, name).textContent = isOn ? on : off;
      part(this.#panel, name).classList.toggle("on", isOn);
      holdBack(part(this.#panel, name), isIdle);
    }
    part(this.#panel, "clear").disabled = this.#transcript.isEmpty();
  }

  #showLevel(level) {
    const percent = Math.round(level * 100);
    const meter = part(this.#panel, "level");
    meter.setAttribute("aria-valuenow", String(percent));
    meter.firstElementChild.style.transform = `scaleX(${level})`;
    this.#panel.dataset.level = String(percent);
  }
}
