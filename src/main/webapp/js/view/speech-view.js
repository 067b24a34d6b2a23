import { part } from "./dom.js";
import { Waveform } from "./waveform.js";

const SPEAK_LABELS = { dialling: "Connecting…", waiting: "Waiting for audio…" };
const URL_LIFE_MILLIS = 10_000;

/** What the user sees and presses in the panel «Speech». */
export class SpeechView {
  #panel;
  #text;
  #waveform;
  #shown = null;

  constructor(panel, { speak, stop, pause, again }) {
    this.#panel = panel;
    this.#text = part(panel, "text");
    this.#waveform = new Waveform(part(panel, "waveform"), () => this.#wave());
    this.#text.addEventListener("input", () => this.#showText());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) part(panel, "speak").click();
    });
    for (const button of panel.querySelectorAll("[data-text]")) {
      button.addEventListener("click", () => this.#take(button.dataset.text));
    }
    part(panel, "speak").addEventListener("click", () => speak(this.#text.value.trim()));
    part(panel, "stop").addEventListener("click", stop);
    part(panel, "pause").addEventListener("click", pause);
    part(panel, "again").addEventListener("click", again);
    part(panel, "download").addEventListener("click", () => this.#download());
  }

  show(state) {
    const { phase, player, recording } = (this.#shown = state);
    const isComing = phase !== "idle";
    const hasSound = recording.bytes() > 0 && !isComing;
    part(this.#panel, "stop").disabled = !isComing && !player.isPlaying();
    part(this.#panel, "pause").disabled = !player.isPlaying();
    part(this.#panel, "pause").textContent = player.isPaused() ? "Resume" : "Pause";
    part(this.#panel, "again").disabled = !hasSound;
    part(this.#panel, "download").disabled = !hasSound;
    part(this.#panel, "length").textContent = recording.bytes() ? `${recording.seconds().toFixed(1)} s` : "–";
    this.#panel.dataset.audioBytes = String(recording.bytes());
    this.#panel.dataset.peak = recording.peak().toFixed(3);
    this.#panel.dataset.phase = phase;
    this.#showText();
    this.#waveform.follow(() => this.#shown.player.isPlaying());
  }

  /** The time from asking to the first audio; null while there is none. */
  showFirstAudio(millis) {
    part(this.#panel, "first-audio").textContent = millis === null ? "–" : `${Math.round(millis)} ms`;
    if (millis === null) delete this.#panel.dataset.firstAudioMs;
    else this.#panel.dataset.firstAudioMs = String(Math.round(millis));
  }

  #take(text) {
    this.#text.value = text;
    this.#text.focus();
    this.#showText();
  }

  #showText() {
    const speak = part(this.#panel, "speak");
    const busyLabel = SPEAK_LABELS[this.#shown.phase];
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
    const address = URL.createObjectURL(this.#shown.recording.toWav());
    const link = document.createElement("a");
    link.href = address;
    link.download = "speech.wav";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), URL_LIFE_MILLIS);
  }
}
