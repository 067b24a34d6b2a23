// @ts-check

/** @import { Message, ModelData } from "./message.js" */

/** @typedef {{ text: string, timestamp?: number, confidence: number | null }} Turn a turn that is over */

/** The words of a session, message by message: turns that are over, and what the model believes to hear now. */
export class Turns {
  #interim = "";

  /** What the model believes to hear now; empty between turns. */
  interim() {
    return this.#interim;
  }

  /** Whether a turn has begun and its end is still to come. */
  hasOpenTurn() {
    return this.#interim !== "";
  }

  clear() {
    this.#interim = "";
  }

  /**
   * Takes a message in, and gives the turn that it ends, if it ends one.
   * @param {Message} message
   * @returns {Turn | null}
   */
  take(message) {
    const { text, isFinal } = understood(message);
    if (!isFinal) {
      this.#interim = text || this.#interim;
      return null;
    }
    const words = text || this.#interim;
    this.#interim = "";
    return words ? { text: words, timestamp: message.timestamp, confidence: confidenceOf(message.data) } : null;
  }

  /**
   * The session is over: what was not finished stays, as it is all there will ever be.
   * @returns {Turn | null}
   */
  breakOff() {
    if (!this.hasOpenTurn()) return null;
    const text = `${this.#interim} …`;
    this.#interim = "";
    return { text, confidence: null };
  }
}

/**
 * What a `transcription` message says, whichever model it comes from: turn events, `is_final`, or bare text.
 * @param {Message} message
 */
function understood(message) {
  const data = message.data ?? {};
  const words = message.text ?? data.text ?? data.transcript ?? data.channel?.alternatives?.[0]?.transcript ?? "";
  const isFinal = data.event ? data.event === "EndOfTurn" : (data.is_final ?? words !== "");
  return { text: `${words}`.trim(), isFinal };
}

/**
 * The mean confidence of the words, where the model tells one.
 * @param {ModelData} [data]
 */
function confidenceOf(data) {
  const words = data?.words ?? data?.channel?.alternatives?.[0]?.words ?? [];
  const told = words.map(({ confidence }) => confidence ?? NaN).filter(Number.isFinite);
  return told.length ? told.reduce((sum, one) => sum + one, 0) / told.length : null;
}
