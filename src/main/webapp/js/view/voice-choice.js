const PARAMETER = "speaker";

/** The chosen voice. It is kept in the page's own address, so that a link or a reload brings it back. */
export class VoiceChoice {
  #select;

  constructor(select, changed) {
    this.#select = select;
    const asked = new URLSearchParams(location.search).get(PARAMETER);
    if ([...select.options].some((option) => option.value === asked)) select.value = asked;
    select.addEventListener("change", () => {
      this.#keep();
      changed();
    });
  }

  /** The voice as a query parameter of the speech endpoint. */
  parameters() {
    return { [PARAMETER]: this.#select.value };
  }

  #keep() {
    const address = new URL(location.href);
    address.searchParams.set(PARAMETER, this.#select.value);
    history.replaceState(null, "", address);
  }
}
