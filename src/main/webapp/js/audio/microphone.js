// @ts-check
import { TRANSCRIPTION_RATE_HZ } from "./format.js";
import { PacedSound } from "./paced-sound.js";
import { Standstill } from "./standstill.js";

/** @import { Sound, SoundListener } from "./paced-sound.js" */

const SILENCE = new Int16Array(0);

/** @type {Record<string, string>} */
const REFUSALS = {
  NotAllowedError: "The microphone was denied. Allow it in the browser's address bar, or play the sample instead.",
  NotFoundError: "No microphone was found. Plug one in, or play the sample instead.",
  NotReadableError: "The microphone cannot be read. Another program may be using it.",
};

/**
 * The user's microphone, as frames for a transcription. `ended(words)` is heard if it stops by itself. While the system
 * holds it back, for a call perhaps, silence is sent in its place, so that the turn ends; it goes on by itself.
 * @implements {Sound}
 */
export class Microphone {
  #listener;
  #isStopped = false;
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {AudioContext | null} */
  #context = null;
  #frames = 0;
  #isMuted = false;
  #isHeld = false;
  /** @type {PacedSound | null} */
  #silence = null;
  #standstill = new Standstill(
    () => this.#frames,
    () => this.#look(),
  );

  /** @param {SoundListener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  async start() {
    if (!navigator.mediaDevices || !window.AudioWorkletNode) {
      throw new Error("The browser gives a microphone only to pages on https or localhost. Play the sample instead.");
    }
    try {
      await this.#open();
    } catch (cause) {
      this.stop();
      throw new Error(wordsFor(cause), { cause });
    }
  }

  stop() {
    this.#isStopped = true;
    this.#standstill.stop();
    this.#silence?.stop();
    this.#letGo();
  }

  /** The user wants it to go on: what is there is woken, or else opened anew. */
  async goOn() {
    try {
      if (this.#context?.state === "running") throw new Error("It runs, and nothing comes.");
      await this.#context?.resume();
    } catch {
      await this.#openAnew();
    }
  }

  async #openAnew() {
    if (this.#isStopped) return;
    this.#letGo();
    try {
      await this.#open();
    } catch (cause) {
      this.#broken(wordsFor(cause));
    }
  }

  #letGo() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    if (this.#context?.state !== "closed") this.#context?.close();
    this.#context = null;
    this.#isMuted = false;
  }

  async #open() {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, sampleRate: TRANSCRIPTION_RATE_HZ, echoCancellation: true, noiseSuppression: true },
    });
    this.#stream = stream;
    if (this.#isStopped) return this.stop();
    for (const track of stream.getTracks()) this.#follow(track);
    const { context, source } = this.#opened(stream);
    await context.audioWorklet.addModule(new URL("capture-worklet.js", import.meta.url));
    if (this.#isStopped || this.#context !== context) return;
    const capture = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }) => {
      if (!this.#isStopped && this.#context === context) this.#heard(data);
    };
    capture.onprocessorerror = () => this.#broken("The browser's audio thread failed. Start the microphone again.");
    source.connect(capture);
    this.#standstill.watch();
    context.addEventListener("statechange", () => this.#wake(context));
    this.#wake(context);
  }

  /** @param {MediaStreamTrack} track */
  #follow(track) {
    track.addEventListener("ended", () => this.#broken("The microphone stopped by itself. Was it unplugged?"));
    for (const event of ["mute", "unmute"]) {
      track.addEventListener(event, () => {
        if (!this.#stream?.getTracks().includes(track)) return;
        this.#isMuted = event === "mute";
        this.#look();
      });
    }
  }

  /**
   * Once for each time that it is suspended. An interrupted context is left alone: waking it then may leave it with a
   * clock that stands for good.
   * @param {AudioContext} context
   */
  #wake(context) {
    if (context.state === "suspended" && this.#context === context) context.resume().catch(() => {});
  }

  /** @param {ArrayBuffer} frame */
  #heard(frame) {
    this.#frames++;
    if (this.#silence) this.#hush(false);
    this.#listener.frame(frame);
  }

  #look() {
    const stands = this.#standstill.stands();
    if (stands !== (this.#silence !== null)) this.#hush(stands);
    const isHeld = stands || this.#isMuted;
    if (this.#isStopped || isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    this.#listener.held?.(isHeld);
  }

  /** @param {boolean} isQuiet whether silence is sent in the place of what does not come */
  #hush(isQuiet) {
    this.#silence?.stop();
    this.#silence = null;
    if (!isQuiet || this.#isStopped) return;
    this.#silence = new PacedSound(SILENCE, { ...this.#listener, ended: () => {} });
    this.#silence.start();
  }

  /**
   * Some browsers cannot read a microphone at a rate that is not its own; the worklet resamples for them.
   * @param {MediaStream} stream
   */
  #opened(stream) {
    try {
      return this.#read(stream, { sampleRate: TRANSCRIPTION_RATE_HZ });
    } catch {
      this.#context?.close();
      return this.#read(stream);
    }
  }

  /**
   * @param {MediaStream} stream
   * @param {AudioContextOptions} [options]
   */
  #read(stream, options) {
    const context = new AudioContext(options);
    this.#context = context;
    return { context, source: context.createMediaStreamSource(stream) };
  }

  /** @param {string} words for the user */
  #broken(words) {
    if (this.#isStopped) return;
    this.stop();
    this.#listener.ended(words);
  }
}

/** @param {unknown} cause */
function wordsFor(cause) {
  const { name, message } = cause instanceof Error ? cause : new Error(`${cause}`);
  return REFUSALS[name] ?? `The microphone does not start: ${message}`;
}
