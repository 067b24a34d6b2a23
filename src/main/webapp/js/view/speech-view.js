// @ts-check
import { part } from "./dom.js";
import { sampleTexts } from "./sample-texts.js";
import { Waveform } from "./waveform.js";

/** @import { Player } from "../audio/player.js" */
/** @import { Recording } from "../audio/recording.js" */

/** @typedef {"idle" | "dialling" | "waiting" | "streaming"} Phase */
/** @typedef {{ phase: Phase, player: Player, recording: Recording }} SpeechState */

/** @type {Partial<Record<Phase, string>>} */
const SPEAK_LABELS = { dialling: "Connecting…", waiting: "Waiting for audio…" };
const URL_LIFE_MILLIS = 10_000;

/** What the user sees and presses in the panel «Speech». */
export class SpeechView {
  #panel;
  #text;
  #waveform;
  /** @type {SpeechState | null} */
  #shown = null;

  /**
   * @param {HTMLElement} panel
   * @param {{ speak(text: string): void, stop(): void, pause(): void, again(): void, goOn(): void }} actions
   */
  constructor(panel, { speak, stop, pause, again, goOn }) {
    this.#panel = panel;
    this.#text = part(panel, "text", HTMLTextAreaElement);
    this.#waveform = new Waveform(part(panel, "waveform", HTMLCanvasElement), () => this.#wave());
    this.#text.addEventListener("input", () => this.#showText());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) part(panel, "speak").click();
    });
    part(panel, "samples").append(...sampleTexts((text) => this.#take(text)));
    part(panel, "speak").addEventListener("click", () => speak(this.#text.value.trim()));
    part(panel, "stop").addEventListener("click", stop);
    part(panel, "pause").addEventListener("click", pause);
    part(panel, "again").addEventListener("click", again);
    part(panel, "go-on").addEventListener("click", goOn);
    part(panel, "download").addEventListener("click", () => this.#download());
  }

  /** @param {SpeechState} state */
  show(state) {
    const { phase, player, recording } = state;
    this.#shown = state;
    const isComing = phase !== "idle";
    const hasSound = recording.bytes() > 0 && !isComing;
    this.#button("stop").disabled = !isComing && !player.isPlaying();
    this.#button("pause").disabled = !player.isPlaying();
    this.#button("pause").textContent = player.isPaused() ? "Resume" : "Pause";
    this.#button("again").disabled = !hasSound;
    this.#button("download").disabled = !hasSound;
    part(this.#panel, "held").hidden = !player.isHeld();
    part(this.#panel, "length").textContent = recording.bytes() ? `${recording.seconds().toFixed(1)} s` : "–";
    this.#panel.dataset.audioBytes = String(recording.bytes());
    this.#panel.dataset.peak = recording.peak().toFixed(3);
    this.#panel.dataset.phase = phase;
    this.#showText();
    this.#waveform.follow(() => this.#shown?.player.isPlaying() ?? false);
  }

  /**
   * The time from asking to the first audio; null while there is none.
   * @param {number | null} millis
   */
  showFirstAudio(millis) {
    part(this.#panel, "first-audio").textContent = millis === null ? "–" : `${Math.round(millis)} ms`;
    if (millis === null) delete this.#panel.dataset.firstAudioMs;
    else this.#panel.dataset.firstAudioMs = String(Math.round(millis));
  }

  /** @param {string} name */
  #button(name) {
    return part(this.#panel, name, HTMLButtonElement);
  }

  /** @param {string} text */
  #take(text) {
    this.#text.value = text;
    this.#text.focus();
    this.#showText();
  }

  #showText() {
    const speak = this.#button("speak");
    const busyLabel = SPEAK_LABELS[this.#shown?.phase ?? "idle"];
    speak.disabled = this.#text.value.trim() === "" || busyLabel !== undefined;
    speak.textContent = busyLabel ?? "Speak";
    speak.setAttribute("aria-busy", String(busyLabel !== undefined));
    part(this.#panel, "characters").textContent = `${this.#text.value.length} of ${this.#text.maxLength} characters`;
  }

  #wave() {
    const { player, recording } = this.#shown ?? {};
    return { peaks: recording?.peaks() ?? [], heardSeconds: player?.playedSeconds() ?? 0 };
  }

  #download() {
    if (!this.#shown) return;
    const address = URL.createObjectURL(this.#shown.recording.toWav());
    const link = document.createElement("a");
    link.href = address;
    link.download = "speech.wav";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), URL_LIFE_MILLIS);
  }
}
