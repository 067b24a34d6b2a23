// @ts-check
import { LogBook } from "../session/log-book.js";
import { copyText } from "./clipboard.js";
import { copyOf, make, part } from "./dom.js";

/** @import { LogEntry } from "../session/log-book.js" */

const ARROWS = { in: "←", out: "→", note: "·" };
const SPOKEN = { in: "received", out: "sent", note: "socket" };
const SHORT = 160;
const AT_THE_END_PIXELS = 24;

/** The view of a log book: filter, pause, clear and copy. It paints at most once per animation frame. */
export class EventLog {
  book = new LogBook(() => this.#paintSoon());
  #list;
  #count;
  #filter;
  #pause;
  /** @type {Map<LogEntry, HTMLLIElement>} */
  #rows = new Map();
  #isDue = false;

  /** @param {HTMLElement} place */
  constructor(place) {
    place.append(copyOf("event-log"));
    this.#list = part(place, "lines");
    this.#count = part(place, "line-count");
    this.#filter = part(place, "filter", HTMLInputElement);
    this.#pause = part(place, "log-pause");
    this.#filter.addEventListener("input", () => this.#applyFilter());
    this.#pause.addEventListener("click", () => this.#togglePause());
    part(place, "log-clear").addEventListener("click", () => this.#clear());
    const copy = part(place, "log-copy");
    copy.addEventListener("click", () => copyText(this.#visibleText(), copy));
  }

  #isPaused() {
    return this.#pause.getAttribute("aria-pressed") === "true";
  }

  #togglePause() {
    this.#pause.setAttribute("aria-pressed", String(!this.#isPaused()));
    this.#paintSoon();
  }

  #clear() {
    this.book.clear();
    this.#paint();
  }

  #paintSoon() {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      if (!this.#isPaused()) this.#paint();
      this.#count.textContent = this.#summary();
    });
  }

  #summary() {
    const count = this.book.entries().length;
    const lines = count === 1 ? "1 line" : `${count} lines`;
    return this.#isPaused() ? `${lines}, paused` : lines;
  }

  #paint() {
    const wasAtTheEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < AT_THE_END_PIXELS;
    const entries = this.book.entries();
    const kept = new Set(entries);
    for (const [entry, row] of this.#rows) {
      if (kept.has(entry)) continue;
      row.remove();
      this.#rows.delete(entry);
    }
    for (const entry of entries) this.#paintRow(entry);
    if (wasAtTheEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** @param {LogEntry} entry */
  #paintRow(entry) {
    let row = this.#rows.get(entry);
    if (row?.dataset.count === String(entry.count)) return;
    if (!row) {
      row = make("li");
      row.dataset.direction = entry.direction;
      this.#rows.set(entry, row);
      this.#list.append(row);
    }
    row.dataset.count = String(entry.count);
    row.replaceChildren(...cells(entry));
    row.hidden = !this.#matches(entry);
  }

  #applyFilter() {
    for (const [entry, row] of this.#rows) row.hidden = !this.#matches(entry);
  }

  /** @param {LogEntry} entry */
  #matches(entry) {
    return lineOf(entry).toLowerCase().includes(this.#filter.value.trim().toLowerCase());
  }

  #visibleText() {
    return [...this.#rows.keys()]
      .filter((entry) => this.#matches(entry))
      .map(lineOf)
      .join("\n");
  }
}

/** @param {LogEntry} entry */
function cells(entry) {
  const arrow = make("span", "arrow", ARROWS[entry.direction]);
  arrow.setAttribute("aria-label", SPOKEN[entry.direction]);
  arrow.setAttribute("role", "img");
  const text = make("span", "text", shortText(entry));
  text.title = entry.text.slice(0, 2000);
  return [
    make("span", "time", entry.atMillis.toLocaleString("en")),
    arrow,
    make("span", "kind", entry.kind),
    make("span", "size", entry.bytes ? entry.bytes.toLocaleString("en") : ""),
    text,
  ];
}

/** @param {LogEntry} entry */
function shortText(entry) {
  const text = entry.gist.length > SHORT ? `${entry.gist.slice(0, SHORT)}…` : entry.gist;
  return entry.count > 1 ? `${text} × ${entry.count}` : text;
}

/** @param {LogEntry} entry */
function lineOf(entry) {
  const times = entry.count > 1 ? ` × ${entry.count}` : "";
  return [entry.atMillis, ARROWS[entry.direction], entry.kind, entry.bytes, entry.text + times].join("\t");
}
