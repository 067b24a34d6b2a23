// @ts-check
import { jsonOf, wordsForRefusal } from "../session/endings.js";
import { make, part } from "./dom.js";

/** @typedef {{ step: string, result: string, words: string, millis: number }} Step */
/** @typedef {{ result: "pass" | "fail" | "busy", words: string, steps: Step[] }} Finding */

const PATIENCE_MILLIS = 15_000;
/** @type {Record<string, string>} */
const RESULTS = { pass: "passed", fail: "failed", "not-reached": "not reached" };

/** The section «Diagnosis»: has the server walk its way to the model, and shows each step. It begins when it is opened. */
export class Diagnosis {
  #place;
  #button;

  /** @param {HTMLDetailsElement} place */
  constructor(place) {
    this.#place = place;
    this.#button = part(place, "examine");
    this.#button.addEventListener("click", () => this.#examine());
    part(place, "capability").addEventListener("change", () => this.#examine());
    place.addEventListener("toggle", () => place.open && !place.dataset.result && this.#examine());
  }

  async #examine() {
    if (this.#place.dataset.result === "busy") return;
    this.#show({ result: "busy", words: "The server examines the way. This takes up to ten seconds.", steps: [] });
    const wanted = this.#wanted();
    this.#show(await this.#ask(wanted));
    if (wanted !== this.#wanted()) this.#examine();
  }

  #wanted() {
    return part(this.#place, "capability", HTMLSelectElement).value;
  }

  /**
   * @param {string} wanted
   * @returns {Promise<Finding>}
   */
  async #ask(wanted) {
    const address = new URL(this.#place.dataset.endpoint ?? "", document.baseURI);
    address.searchParams.set("capability", wanted);
    try {
      const answer = await fetch(address, { method: "POST", signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      if (!answer.ok) return failure(await wordsForRefusal(answer));
      const { verdict, steps, gateway, client } = await jsonOf(answer);
      if (!Array.isArray(steps)) return failure("The answer is no diagnosis. Is this address Jackfield's own?");
      const words = `${verdict} (gateway ${gateway}, client ${client})`;
      return { result: steps.some(({ result }) => result === "fail") ? "fail" : "pass", words, steps };
    } catch {
      return failure("The server could not be reached. Is it running, and is the network there?");
    }
  }

  /** @param {Finding} finding */
  #show({ result, words, steps }) {
    const isBusy = result === "busy";
    this.#place.dataset.result = result;
    this.#button.setAttribute("aria-busy", String(isBusy));
    this.#button.setAttribute("aria-disabled", String(isBusy));
    part(this.#place, "verdict").textContent = words;
    part(this.#place, "steps").replaceChildren(...steps.map(row));
  }
}

/**
 * @param {string} words
 * @returns {Finding}
 */
function failure(words) {
  return { result: "fail", words, steps: [] };
}

/** @param {Step} step */
function row({ step, result, words, millis }) {
  const item = make("li");
  item.dataset.result = result;
  item.append(
    make("span", "step", step),
    make("span", "result", RESULTS[result] ?? result),
    make("span", "text", words),
    make("span", "time", result === "not-reached" ? "" : `${millis.toLocaleString("en")} ms`),
  );
  return item;
}
