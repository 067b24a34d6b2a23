// @ts-check
const LIMIT = 500;
const ENCODER = new TextEncoder();

/** @typedef {"in" | "out" | "note"} Direction */

/**
 * @typedef {object} LogEntry
 * @property {Direction} direction
 * @property {string} kind
 * @property {string} text
 * @property {string} gist what it says, in few words
 * @property {number} bytes
 * @property {boolean} isBinary
 * @property {number} count
 * @property {number} atMillis
 */

/**
 * What went over a panel's sockets, one entry per frame, the newest 500. Binary frames that follow each other in the
 * same direction share an entry, which counts them.
 */
export class LogBook {
  /** @type {LogEntry[]} */
  #entries = [];
  #changed;

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  entries() {
    return this.#entries;
  }

  clear() {
    this.#entries = [];
    this.#changed();
  }

  /**
   * A writer for one connection; its times count from now.
   * @param {string} address
   */
  begin(address) {
    const writer = new LogWriter((entry) => this.#add(entry));
    writer.note("connect", address);
    return writer;
  }

  /** @param {LogEntry} entry */
  #add(entry) {
    const last = this.#entries.at(-1);
    if (entry.isBinary && last?.isBinary && last.direction === entry.direction) {
      last.count++;
      last.bytes += entry.bytes;
    } else {
      this.#entries.push(entry);
      if (this.#entries.length > LIMIT) this.#entries.shift();
    }
    this.#changed();
  }
}

export class LogWriter {
  #add;
  #start = performance.now();

  /** @param {(entry: LogEntry) => void} add */
  constructor(add) {
    this.#add = add;
  }

  /**
   * A text frame.
   * @param {Direction} direction
   * @param {string} kind
   * @param {string} text
   * @param {string} gist
   */
  text(direction, kind, text, gist) {
    this.#write({ direction, kind, text, gist, bytes: ENCODER.encode(text).length });
  }

  /**
   * @param {Direction} direction
   * @param {number} bytes
   */
  binary(direction, bytes) {
    this.#write({ direction, kind: "audio", text: "binary", gist: "binary", bytes, isBinary: true });
  }

  /**
   * Something that happened to the socket itself.
   * @param {string} kind
   * @param {string} text
   */
  note(kind, text) {
    this.#write({ direction: "note", kind, text, gist: text, bytes: 0 });
  }

  /** @param {Pick<LogEntry, "direction" | "kind" | "text" | "gist" | "bytes"> & { isBinary?: boolean }} entry */
  #write(entry) {
    this.#add({ isBinary: false, count: 1, atMillis: Math.round(performance.now() - this.#start), ...entry });
  }
}
