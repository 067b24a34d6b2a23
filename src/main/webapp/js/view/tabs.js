// @ts-check
import { the } from "./dom.js";

/** A tab list as the ARIA practices describe it: arrows move, Home and End jump, only the chosen tab is a tab stop. */
export class Tabs {
  #tabs;

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#tabs = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[role="tab"]'))];
    list.addEventListener("click", (event) => {
      const tab = this.#tabs.find((one) => event.target instanceof Node && one.contains(event.target));
      if (tab) this.#name(tab);
    });
    list.addEventListener("keydown", (event) => this.#move(event));
    window.addEventListener("hashchange", () => this.#choose(this.#named(location.hash)));
    this.#choose(this.#named(location.hash));
  }

  /**
   * Takes out the tabs of these panels, unless there would be none left.
   * @param {string[]} panels
   */
  withdraw(panels) {
    const left = this.#tabs.filter((tab) => !panels.includes(tab.getAttribute("aria-controls") ?? ""));
    if (left.length === 0) return;
    for (const tab of this.#tabs) tab.hidden = !left.includes(tab);
    this.#tabs = left;
    for (const panel of panels) the(document, `#${panel}`, HTMLElement).hidden = true;
    this.#choose(this.#named(location.hash));
  }

  /** @param {string} hash */
  #named(hash) {
    return this.#tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === hash) ?? this.#tabs[0];
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const last = this.#tabs.length - 1;
    const here = this.#tabs.findIndex((tab) => tab === document.activeElement);
    /** @type {Record<string, number>} */
    const places = {
      ArrowRight: here === last ? 0 : here + 1,
      ArrowLeft: here === 0 ? last : here - 1,
      Home: 0,
      End: last,
    };
    const there = places[event.key];
    if (here < 0 || there === undefined) return;
    event.preventDefault();
    this.#name(this.#tabs[there]);
    this.#tabs[there].focus();
  }

  /** @param {HTMLElement} chosen */
  #choose(chosen) {
    for (const tab of this.#tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      the(document, `#${tab.getAttribute("aria-controls")}`, HTMLElement).hidden = !isChosen;
    }
  }

  /**
   * Chooses a tab for the user, and keeps the choice in the page's address.
   * @param {HTMLElement} tab
   */
  #name(tab) {
    this.#choose(tab);
    history.replaceState(null, "", `#${tab.getAttribute("aria-controls")}`);
  }
}
