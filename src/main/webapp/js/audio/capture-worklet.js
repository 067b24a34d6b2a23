// @ts-check
import { Framer } from "./framer.js";

/** Runs on the audio thread: posts what the microphone gives as frames for a transcription. */
class Capture extends AudioWorkletProcessor {
  #framer = new Framer(sampleRate, (frame) => this.port.postMessage(frame, [frame]));

  /** @param {Float32Array[][]} inputs */
  process([channels]) {
    this.#framer.take(channels);
    return true;
  }
}

registerProcessor("capture", Capture);
