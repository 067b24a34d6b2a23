import { make, part } from "./dom.js";

/**
 * The words heard so far: a paragraph for each finished turn, and in grey what the model believes to hear now.
 * Only finished turns are read out by a screen reader; the grey text changes several times a second.
 */
export class Transcript {
  #panel;
  #turns;
  #interim;
  #changed;

  constructor(panel, changed) {
    this.#panel = panel;
    this.#turns = part(panel, "turns");
    this.#interim = part(panel, "interim");
    this.#changed = changed;
  }

  take(message) {
    const heard = understood(message);
    if (heard.isFinal) this.#finish(heard.text || this.#interim.textContent, message);
    else if (heard.text) this.#show(heard.text);
  }

  /** Whether a turn has begun and its end is still to come. */
  hasOpenTurn() {
    return this.#interim.textContent !== "";
  }

  isEmpty() {
    return this.#turns.childElementCount === 0 && !this.hasOpenTurn();
  }

  clear() {
    this.#turns.replaceChildren();
    this.#show("");
  }

  /** The session is over: what was not finished stays, as it is all there will ever be. */
  breakOff() {
    if (this.hasOpenTurn()) this.#finish(`${this.#interim.textContent} …`, {});
  }

  #finish(text, message) {
    if (text) this.#turns.append(paragraph(text, message));
    this.#show("");
  }

  #show(interim) {
    this.#interim.textContent = interim;
    this.#interim.hidden = !interim;
    part(this.#panel, "nothing").hidden = !this.isEmpty();
    const place = this.#turns.parentElement;
    place.scrollTop = place.scrollHeight;
    this.#changed();
  }
}

/** What a `transcription` message says, whichever model it comes from: turn events, `is_final`, or bare text. */
function understood(message) {
  const data = message.data ?? {};
  const words = message.text ?? data.text ?? data.transcript ?? data.channel?.alternatives?.[0]?.transcript ?? "";
  const isFinal = data.event ? data.event === "EndOfTurn" : (data.is_final ?? words !== "");
  return { text: `${words}`.trim(), isFinal };
}

function paragraph(text, { timestamp, data }) {
  const turn = make("div", "turn");
  turn.append(make("p", "words", text));
  const confidence = confidenceOf(data);
  const facts = [
    timestamp ? new Date(timestamp).toLocaleTimeString() : "",
    confidence === null ? "" : `${Math.round(confidence * 100)} % sure`,
  ].filter(Boolean);
  if (facts.length) turn.append(make("small", "facts", facts.join(" · ")));
  return turn;
}

/** The mean confidence of the words, where the model tells one. */
function confidenceOf(data) {
  const words = data?.words ?? data?.channel?.alternatives?.[0]?.words ?? [];
  const told = words.map((word) => word.confidence).filter(Number.isFinite);
  return told.length ? told.reduce((sum, one) => sum + one, 0) / told.length : null;
}
