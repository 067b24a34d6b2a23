// @ts-check
import { keepParameter } from "./page-address.js";

const PARAMETER = "speaker";

/** The chosen voice. It is kept in the page's own address. */
export class VoiceChoice {
  #select;

  /**
   * @param {HTMLSelectElement} select
   * @param {() => void} changed
   */
  constructor(select, changed) {
    this.#select = select;
    const asked = new URLSearchParams(location.search).get(PARAMETER);
    if (asked && [...select.options].some(({ value }) => value === asked)) select.value = asked;
    select.addEventListener("change", () => {
      keepParameter(PARAMETER, select.value);
      changed();
    });
  }

  /** The voice as a query parameter of the speech endpoint. */
  parameters() {
    return { [PARAMETER]: this.#select.value };
  }
}
