import { make, part } from "./dom.js";
import { jsonOf, wordsForRefusal } from "../session/endings.js";

const PATIENCE_MILLIS = 15_000;
const RESULTS = { pass: "passed", fail: "failed", "not-reached": "not reached" };

/** The section «Diagnosis»: has the server walk its way to the model, and shows each step. It begins when it is opened. */
export class Diagnosis {
  #place;
  #button;

  constructor(place) {
    this.#place = place;
    this.#button = part(place, "examine");
    this.#button.addEventListener("click", () => this.#examine());
    part(place, "capability").addEventListener("change", () => this.#examine());
    place.addEventListener("toggle", () => place.open && !place.dataset.result && this.#examine());
  }

  async #examine() {
    if (this.#place.dataset.result === "busy") return;
    this.#show("busy", "The server examines the way. This takes up to ten seconds.", []);
    const wanted = this.#wanted();
    const { result, words, steps } = await this.#ask(wanted);
    this.#show(result, words, steps);
    if (wanted !== this.#wanted()) this.#examine();
  }

  #wanted() {
    return part(this.#place, "capability").value;
  }

  async #ask(wanted) {
    const address = new URL(this.#place.dataset.endpoint, document.baseURI);
    address.searchParams.set("capability", wanted);
    try {
      const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      if (!answer.ok) return failure(await wordsForRefusal(answer));
      const { verdict, steps, gateway, client } = await jsonOf(answer);
      if (!Array.isArray(steps)) return failure("The answer is no diagnosis. Is this address Jackfield's own?");
      const words = `${verdict} (gateway ${gateway}, client ${client})`;
      return { result: steps.some((step) => step.result === "fail") ? "fail" : "pass", words, steps };
    } catch {
      return failure("The server could not be reached. Is it running, and is the network there?");
    }
  }

  #show(result, words, steps) {
    const isBusy = result === "busy";
    this.#place.dataset.result = result;
    this.#button.setAttribute("aria-busy", String(isBusy));
    this.#button.setAttribute("aria-disabled", String(isBusy));
    part(this.#place, "verdict").textContent = words;
    part(this.#place, "steps").replaceChildren(...steps.map(row));
  }
}

function failure(words) {
  return { result: "fail", words, steps: [] };
}

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
