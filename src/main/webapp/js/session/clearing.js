// @ts-check
const LONGEST_MILLIS = 2000;

/**
 * The time between `Clear` and its `Cleared`, in which audio of the cleared text is still on its way and must not
 * be played. It ends by itself if no `Cleared` comes.
 */
export class Clearing {
  #until = 0;

  begin() {
    this.#until = performance.now() + LONGEST_MILLIS;
  }

  end() {
    this.#until = 0;
  }

  isUnderWay() {
    return performance.now() < this.#until;
  }
}
