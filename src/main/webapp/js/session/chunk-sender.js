// @ts-check
const FRAMES_PER_CHUNK = 3;
const WAITING_CHUNKS = 8;
const TRIES = 3;
const PAUSE_MILLIS = 300;
const PATIENCE_MILLIS = 10_000;
const LATE = 409;
const BUSY = 429;

/**
 * The sound of a session as requests: three frames to a chunk, one chunk under way at a time, in order. What a
 * slow network leaves no room for is dropped and counted.
 */
export class ChunkSender {
  #addressOf;
  #failed;
  /** @type {ArrayBuffer[]} */
  #frames = [];
  /** @type {Blob[]} */
  #waiting = [];
  #sequence = 0;
  #dropped = 0;
  /** @type {Promise<void> | null} */
  #sending = null;
  #isStopped = false;

  /**
   * @param {(sequence: number) => URL} addressOf gives the address for a sequence number
   * @param {(words: string) => void} failed hears, in words, that it is of no use
   */
  constructor(addressOf, failed) {
    this.#addressOf = addressOf;
    this.#failed = failed;
  }

  /** Sends a chunk without sound: the server dials the model when the first chunk comes. */
  begin() {
    this.#pack();
  }

  /**
   * Takes a frame; false if its chunk was dropped.
   * @param {ArrayBuffer} frame
   */
  add(frame) {
    this.#frames.push(frame);
    if (this.#frames.length < FRAMES_PER_CHUNK) return true;
    if (this.#waiting.length >= WAITING_CHUNKS) {
      this.#frames = [];
      this.#dropped += FRAMES_PER_CHUNK;
      return false;
    }
    this.#pack();
    return true;
  }

  /** Sends what is left, however little; is over when all of it was sent, or given up. */
  async finish() {
    if (this.#frames.length > 0) this.#pack();
    await this.#sending;
  }

  /** The frames that were dropped. */
  dropped() {
    return this.#dropped;
  }

  stop() {
    this.#isStopped = true;
    this.#waiting = [];
  }

  #pack() {
    this.#waiting.push(new Blob(this.#frames, { type: "application/octet-stream" }));
    this.#frames = [];
    this.#sending ??= this.#send().finally(() => (this.#sending = null));
  }

  async #send() {
    for (let chunk = this.#next(); chunk; chunk = this.#next()) {
      const words = await this.#post(chunk, this.#sequence++);
      if (words && !this.#isStopped) {
        this.stop();
        this.#failed(words);
      }
    }
  }

  #next() {
    return this.#isStopped ? undefined : this.#waiting.shift();
  }

  /**
   * Gives words if the server does not take it. A chunk that is late was taken before: its answer got lost.
   * @param {Blob} chunk
   * @param {number} sequence
   */
  async #post(chunk, sequence) {
    for (let tries = 1; !this.#isStopped; tries++) {
      try {
        const signal = AbortSignal.timeout(PATIENCE_MILLIS);
        const answer = await fetch(this.#addressOf(sequence), { method: "POST", body: chunk, signal });
        if (answer.ok || answer.status === LATE) return "";
        if (answer.status < 500 && answer.status !== BUSY)
          return `The server does not take the sound any more (HTTP ${answer.status}).`;
      } catch {
        // The network. Like a server that is busy or fails, it is tried again.
      }
      if (tries === TRIES) return "The sound does not reach the server any more.";
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS * tries));
    }
    return "";
  }
}
