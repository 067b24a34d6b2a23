const TARGET_HZ = 16000;

const REFUSALS = {
  NotAllowedError: "The microphone was denied. Allow it in the browser's address bar, or play the sample instead.",
  NotFoundError: "No microphone was found. Plug one in, or play the sample instead.",
  NotReadableError: "The microphone cannot be read. Another program may be using it.",
};

/** The user's microphone as frames of 80 ms, 16 kHz mono PCM16. `ended(words)` is heard if it stops by itself. */
export class Microphone {
  #listener;
  #isStopped = false;
  #stream = null;
  #context = null;

  constructor(listener) {
    this.#listener = listener;
  }

  async start() {
    if (!navigator.mediaDevices || !window.AudioWorkletNode) {
      throw new Error("The browser gives a microphone only to pages on https or localhost. Play the sample instead.");
    }
    try {
      await this.#open();
    } catch (error) {
      this.stop();
      throw new Error(REFUSALS[error.name] ?? `The microphone does not start: ${error.message}`, { cause: error });
    }
  }

  stop() {
    this.#isStopped = true;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    if (this.#context?.state !== "closed") this.#context?.close();
  }

  async #open() {
    this.#stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, sampleRate: TARGET_HZ, echoCancellation: true, noiseSuppression: true },
    });
    if (this.#isStopped) return this.stop();
    for (const track of this.#stream.getTracks()) {
      track.addEventListener("ended", () => this.#broken("The microphone stopped by itself. Was it unplugged?"));
    }
    const source = this.#source();
    await this.#context.audioWorklet.addModule(new URL("capture-worklet.js", import.meta.url));
    if (this.#isStopped) return;
    const capture = new AudioWorkletNode(this.#context, "capture", { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }) => {
      if (!this.#isStopped) this.#listener.frame(data);
    };
    capture.onprocessorerror = () => this.#broken("The browser's audio thread failed. Start the microphone again.");
    source.connect(capture);
    await this.#context.resume();
  }

  /** Some browsers cannot read a microphone at a rate that is not its own; the worklet resamples for them. */
  #source() {
    this.#context = new AudioContext({ sampleRate: TARGET_HZ });
    try {
      return this.#context.createMediaStreamSource(this.#stream);
    } catch {
      this.#context.close();
      this.#context = new AudioContext();
      return this.#context.createMediaStreamSource(this.#stream);
    }
  }

  #broken(words) {
    if (this.#isStopped) return;
    this.stop();
    this.#listener.ended(words);
  }
}
