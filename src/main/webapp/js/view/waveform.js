const BAR_PIXELS = 3;
const GAP_PIXELS = 2;
const SHORTEST_SECONDS = 2;
const PEAKS_PER_SECOND = 50;

/** A recording drawn as bars: what has been heard in the accent colour, the rest in grey. */
export class Waveform {
  #canvas;
  #source;
  #isRunning = false;

  /** `source()` gives the peaks and the seconds heard so far. */
  constructor(canvas, source) {
    this.#canvas = canvas;
    this.#source = source;
    new ResizeObserver(() => this.draw()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  /** Draws now, and on every frame for as long as `isLively()`. */
  follow(isLively) {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const step = () => {
      this.draw();
      this.#isRunning = isLively();
      if (this.#isRunning) requestAnimationFrame(step);
    };
    step();
  }

  draw() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width === 0) return;
    const scale = window.devicePixelRatio || 1;
    this.#canvas.width = width * scale;
    this.#canvas.height = height * scale;
    const pen = this.#canvas.getContext("2d");
    pen.scale(scale, scale);
    const style = getComputedStyle(this.#canvas);
    const { peaks, heardSeconds } = this.#source();
    const shown = Math.max(peaks.length, SHORTEST_SECONDS * PEAKS_PER_SECOND);
    const bars = Math.floor(width / (BAR_PIXELS + GAP_PIXELS));
    for (let bar = 0; bar < bars; bar++) {
      const first = Math.floor((bar * shown) / bars);
      const size = Math.max(0, ...peaks.slice(first, Math.max(first + 1, Math.floor(((bar + 1) * shown) / bars))));
      const tall = Math.max(2, Math.sqrt(size) * (height - 4));
      const isHeard = first < heardSeconds * PEAKS_PER_SECOND && first < peaks.length;
      pen.fillStyle = style.getPropertyValue(isHeard ? "--accent" : "--faint");
      pen.beginPath();
      pen.roundRect(bar * (BAR_PIXELS + GAP_PIXELS), (height - tall) / 2, BAR_PIXELS, tall, BAR_PIXELS / 2);
      pen.fill();
    }
  }
}
