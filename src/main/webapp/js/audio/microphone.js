// @ts-check
import { TRANSCRIPTION_RATE_HZ } from "./format.js";

/** @import { Sound, SoundListener } from "./paced-sound.js" */

/** @type {Record<string, string>} */
const REFUSALS = {
  NotAllowedError: "The microphone was denied. Allow it in the browser's address bar, or play the sample instead.",
  NotFoundError: "No microphone was found. Plug one in, or play the sample instead.",
  NotReadableError: "The microphone cannot be read. Another program may be using it.",
};

/**
 * The user's microphone, as frames for a transcription. `ended(words)` is heard if it stops by itself.
 * @implements {Sound}
 */
export class Microphone {
  #listener;
  #isStopped = false;
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {AudioContext | null} */
  #context = null;

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
      const { name, message } = cause instanceof Error ? cause : new Error(`${cause}`);
      throw new Error(REFUSALS[name] ?? `The microphone does not start: ${message}`, { cause });
    }
  }

  stop() {
    this.#isStopped = true;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    if (this.#context?.state !== "closed") this.#context?.close();
  }

  async #open() {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, sampleRate: TRANSCRIPTION_RATE_HZ, echoCancellation: true, noiseSuppression: true },
    });
    this.#stream = stream;
    if (this.#isStopped) return this.stop();
    for (const track of stream.getTracks()) {
      track.addEventListener("ended", () => this.#broken("The microphone stopped by itself. Was it unplugged?"));
    }
    const { context, source } = this.#opened(stream);
    await context.audioWorklet.addModule(new URL("capture-worklet.js", import.meta.url));
    if (this.#isStopped) return;
    const capture = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }) => {
      if (!this.#isStopped) this.#listener.frame(data);
    };
    capture.onprocessorerror = () => this.#broken("The browser's audio thread failed. Start the microphone again.");
    source.connect(capture);
    await context.resume();
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

  /** @param {string} words */
  #broken(words) {
    if (this.#isStopped) return;
    this.stop();
    this.#listener.ended(words);
  }
}
