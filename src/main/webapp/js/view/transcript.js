// @ts-check
import { Turns } from "../session/turns.js";
import { make, part } from "./dom.js";

/** @import { Message } from "../session/message.js" */
/** @import { Turn } from "../session/turns.js" */

/**
 * The words heard so far: a paragraph for each finished turn, and in grey what the model believes to hear now.
 * Only finished turns are read out by a screen reader; the grey text changes several times a second.
 */
export class Transcript {
  #panel;
  #turns = new Turns();
  #finished;
  #interim;
  #changed;

  /**
   * @param {HTMLElement} panel
   * @param {() => void} changed
   */
  constructor(panel, changed) {
    this.#panel = panel;
    this.#finished = part(panel, "turns");
    this.#interim = part(panel, "interim");
    this.#changed = changed;
  }

  /** @param {Message} message */
  take(message) {
    this.#paint(this.#turns.take(message));
  }

  /** Whether a turn has begun and its end is still to come. */
  hasOpenTurn() {
    return this.#turns.hasOpenTurn();
  }

  isEmpty() {
    return this.#finished.childElementCount === 0 && !this.hasOpenTurn();
  }

  clear() {
    this.#finished.replaceChildren();
    this.#turns.clear();
    this.#paint(null);
  }

  /** The session is over, and so is the turn. */
  breakOff() {
    this.#paint(this.#turns.breakOff());
  }

  /** @param {Turn | null} turn */
  #paint(turn) {
    if (turn) this.#finished.append(paragraph(turn));
    this.#interim.textContent = this.#turns.interim();
    this.#interim.hidden = !this.hasOpenTurn();
    part(this.#panel, "nothing").hidden = !this.isEmpty();
    const place = part(this.#panel, "transcript");
    place.scrollTop = place.scrollHeight;
    this.#changed();
  }
}

/** @param {Turn} turn */
function paragraph({ text, timestamp, confidence }) {
  const turn = make("div", "turn");
  turn.append(make("p", "words", text));
  const facts = [
    timestamp ? new Date(timestamp).toLocaleTimeString() : "",
    confidence === null ? "" : `${Math.round(confidence * 100)} % sure`,
  ].filter(Boolean);
  if (facts.length) turn.append(make("small", "facts", facts.join(" · ")));
  return turn;
}
