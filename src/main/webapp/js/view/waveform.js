// @ts-check
import { barsOf } from "../audio/bars.js";

const BAR_PIXELS = 3;
const GAP_PIXELS = 2;

/** A recording drawn as bars: what has been heard in the accent colour, the rest in grey. */
export class Waveform {
  #canvas;
  #source;
  #isRunning = false;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => { peaks: number[], heardSeconds: number }} source
   */
  constructor(canvas, source) {
    this.#canvas = canvas;
    this.#source = source;
    new ResizeObserver(() => this.draw()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  /**
   * Draws now, and on every frame for as long as `isLively()`.
   * @param {() => boolean} isLively
   */
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
    if (!pen) return;
    pen.scale(scale, scale);
    const style = getComputedStyle(this.#canvas);
    const { peaks, heardSeconds } = this.#source();
    const bars = barsOf(peaks, heardSeconds, Math.floor(width / (BAR_PIXELS + GAP_PIXELS)));
    for (const [bar, { size, isHeard }] of bars.entries()) {
      const tall = Math.max(2, Math.sqrt(size) * (height - 4));
      pen.fillStyle = style.getPropertyValue(isHeard ? "--accent" : "--faint");
      pen.beginPath();
      pen.roundRect(bar * (BAR_PIXELS + GAP_PIXELS), (height - tall) / 2, BAR_PIXELS, tall, BAR_PIXELS / 2);
      pen.fill();
    }
  }
}
