import { once } from "node:events";
import { connect } from "node:net";

const KEY = "AAAAAAAAAAAAAAAAAAAAAA==";
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Connects, writes something, and says what came and how many milliseconds it took until the other side was done. */
export async function exchange(port, text) {
  const began = performance.now();
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data));
  socket.on("error", () => {});
  socket.write(text);
  await new Promise((resolve) => socket.once("end", resolve).once("close", resolve));
  socket.destroy();
  return { answer, millis: performance.now() - began };
}

export function upgrade(path, port, headers = []) {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${KEY}`,
    ...headers,
    "\r\n",
  ].join("\r\n");
}

/** A WebSocket client of a few lines, for what others do not do: it can stop reading. */
export class Client {
  #socket;
  #bytes = Buffer.alloc(0);
  #messages = [];
  #waiting = [];
  head = "";

  constructor(port, path) {
    this.#socket = connect(port, "127.0.0.1");
    this.#socket.on("data", (data) => this.#take(data));
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => this.#tell({ opcode: CLOSE, payload: Buffer.alloc(0), isCut: true }));
    this.#socket.write(upgrade(path, port));
  }

  /** Opens a session, and waits for its first message. */
  static async open(port, path) {
    const client = new Client(port, path);
    const first = await client.next();
    if (first.opcode !== TEXT) throw new Error(`No session: ${client.head}`);
    return client;
  }

  send(message) {
    this.#write(TEXT, Buffer.from(JSON.stringify(message)));
  }

  /** The next message: `{ opcode, payload, json }`; `isCut` if the connection is over. */
  next() {
    return new Promise((resolve) => {
      if (this.#messages.length) resolve(this.#messages.shift());
      else this.#waiting.push(resolve);
    });
  }

  /** The messages until one has this type. */
  async until(type) {
    const seen = [];
    for (;;) {
      const message = await this.next();
      seen.push(message);
      if (message.json?.type === type) return seen;
      if (message.opcode === CLOSE) throw new Error(`Closed before ${type} came`);
    }
  }

  stopReading() {
    this.#socket.pause();
  }

  /** Ends the connection without a word. */
  async leave() {
    if (this.#socket.closed) return;
    this.#socket.destroy();
    await once(this.#socket, "close");
  }

  #write(opcode, payload) {
    const length = payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
    this.#socket.write(Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), payload]));
  }

  #take(data) {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    if (!this.head) {
      const end = this.#bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.head = this.#bytes.toString("latin1", 0, end);
      this.#bytes = this.#bytes.subarray(end + 4);
    }
    while (this.#frame());
  }

  #frame() {
    const bytes = this.#bytes;
    const seven = bytes.length < 2 ? 0 : bytes[1] & 127;
    const begin = seven < 126 ? 2 : seven === 126 ? 4 : 10;
    if (bytes.length < begin) return false;
    const length = seven < 126 ? seven : seven === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    if (bytes.length < begin + length) return false;
    this.#bytes = bytes.subarray(begin + length);
    this.#hear(bytes[0] & 15, bytes.subarray(begin, begin + length));
    return true;
  }

  #hear(opcode, payload) {
    if (opcode === PING) this.#write(PONG, payload);
    else if (opcode !== PONG) this.#tell({ opcode, payload, json: opcode === TEXT ? JSON.parse(payload) : undefined });
  }

  #tell(message) {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(message);
    else this.#messages.push(message);
  }
}
