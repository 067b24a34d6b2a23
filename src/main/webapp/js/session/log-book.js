const LIMIT = 500;
const ENCODER = new TextEncoder();

/**
 * What went over a panel's sockets, one entry per frame, the newest 500. Binary frames that follow each other in the
 * same direction share an entry, which counts them.
 */
export class LogBook {
  #entries = [];
  #changed;

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

  /** A writer for one connection; its times count from now. */
  begin(address) {
    const writer = new LogWriter((entry) => this.#add(entry));
    writer.note("connect", address);
    return writer;
  }

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

class LogWriter {
  #add;
  #start = performance.now();

  constructor(add) {
    this.#add = add;
  }

  /** A text frame; `gist` is what it says, in few words. */
  text(direction, kind, text, gist) {
    this.#write({ direction, kind, text, gist, bytes: ENCODER.encode(text).length });
  }

  binary(direction, bytes) {
    this.#write({ direction, kind: "audio", text: "binary", gist: "binary", bytes, isBinary: true });
  }

  /** Something that happened to the socket itself. */
  note(kind, text) {
    this.#write({ direction: "note", kind, text, gist: text, bytes: 0 });
  }

  #write(entry) {
    this.#add({ isBinary: false, count: 1, atMillis: Math.round(performance.now() - this.#start), ...entry });
  }
}
