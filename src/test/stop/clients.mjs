import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { wav } from "../servers/wav.mjs";
import { within } from "./within.mjs";

const FRAME = Buffer.alloc(2560);
const FRAME_MILLIS = 80;
const UPLOADED_BYTES = 40_000;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;

/** Collects messages, and lets one wait for the first of which something is true. */
class Messages {
  list = [];
  #waiting = [];

  add(message) {
    this.list.push(message);
    this.#waiting = this.#waiting.filter(([isWanted, found]) => !isWanted(message) || found(message));
  }

  find(isWanted, what) {
    const known = this.list.find(isWanted);
    if (known) return Promise.resolve(known);
    const found = new Promise((resolve) => this.#waiting.push([isWanted, resolve]));
    return within(found, () => `${what} among ${JSON.stringify(this.list)}`);
  }
}

/** A client that sees the very frames: a WebSocket on a bare TCP connection, which talks until it is told to stop. */
export class RawClient {
  messages = new Messages();
  closes = [];
  #socket;
  #rest = Buffer.alloc(0);
  #isTalking = true;

  /** Connects and waits for `connected`. */
  static async open(port, path) {
    const client = new RawClient();
    await client.#upgrade(port, path);
    await client.heard("connected");
    return client;
  }

  heard(type, isWanted = () => true) {
    return this.messages.find((message) => message.type === type && isWanted(message), type);
  }

  /** Sends frames of silence as fast as they are spoken. */
  async talk() {
    while (this.#isTalking && this.#socket.writable) {
      this.#send(BINARY, FRAME);
      await pause(FRAME_MILLIS);
    }
  }

  /** Stops talking and asks for the last words. */
  finish() {
    this.#isTalking = false;
    this.#send(TEXT, Buffer.from('{"type":"CloseStream"}'));
  }

  /** How it ended: the close frames, their reasons, and whether the connection was closed or reset. */
  async ended() {
    const how = await within(this.over, () => `the end after ${JSON.stringify(this.messages.list)}`);
    return { closes: this.closes, how };
  }

  #upgrade(port, path) {
    const socket = connect(port, "127.0.0.1");
    this.#socket = socket;
    const opened = new Promise((resolve, reject) => {
      socket.once("error", reject);
      socket.once("data", (head) => {
        const end = head.indexOf("\r\n\r\n") + 4;
        if (!head.toString("latin1").startsWith("HTTP/1.1 101")) reject(new Error(head.toString("latin1")));
        resolve();
        this.#take(head.subarray(end));
        socket.on("data", (bytes) => this.#take(bytes));
      });
    });
    this.over = new Promise((resolve) => {
      socket.on("error", (error) => resolve(error.code));
      socket.on("end", () => resolve("end"));
      socket.on("close", () => resolve("closed"));
    });
    socket.write(upgradeRequest(port, path));
    return opened;
  }

  #take(bytes) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let frame = this.#next(); frame; frame = this.#next()) this.#understand(frame);
  }

  #next() {
    if (this.#rest.length < 2) return undefined;
    const short = this.#rest[1] & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (this.#rest.length < head) return undefined;
    const length = short < 126 ? short : short === 126 ? this.#rest.readUInt16BE(2) : this.#rest.readUInt32BE(6);
    if (this.#rest.length < head + length) return undefined;
    const frame = { opcode: this.#rest[0] & 0x0f, payload: this.#rest.subarray(head, head + length) };
    this.#rest = this.#rest.subarray(head + length);
    return frame;
  }

  #understand({ opcode, payload }) {
    if (opcode === TEXT) this.messages.add(JSON.parse(payload.toString()));
    if (opcode !== CLOSE) return;
    this.#isTalking = false;
    this.closes.push({ code: payload.length ? payload.readUInt16BE(0) : 1005, reason: payload.subarray(2).toString() });
    this.#send(CLOSE, payload.subarray(0, 2));
  }

  #send(opcode, payload) {
    if (!this.#socket.writable) return;
    const mask = randomBytes(4);
    const head = payload.length < 126 ? Buffer.from([0x80 | opcode, 0x80 | payload.length]) : Buffer.alloc(4);
    if (payload.length >= 126) {
      head.set([0x80 | opcode, 0x80 | 126]);
      head.writeUInt16BE(payload.length, 2);
    }
    this.#socket.write(Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i & 3])]));
  }
}

/** A client of an event stream, which posts its sound in requests of their own. */
export class EventClient {
  messages = new Messages();
  refused = [];
  #isTalking = true;

  static async open(url) {
    const client = new EventClient();
    const answer = await fetch(`${url}/demo/api/ai/transcription/events`, { headers: { Accept: "text/event-stream" } });
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    client.over = client.#read(answer.body);
    client.session = `${url}/demo/api/ai/transcription/${(await client.heard("session")).sessionId}`;
    return client;
  }

  heard(type, isWanted = () => true) {
    return this.messages.find((message) => message.type === type && isWanted(message), type);
  }

  /** Posts chunks until `disconnected` comes; what was not taken before is kept in `refused`. */
  async talk() {
    for (let sequence = 0; this.#isTalking; sequence++) {
      const { status } = await fetch(`${this.session}/audio?sequence=${sequence}`, {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream" },
        body: FRAME,
      }).catch((error) => ({ status: `${error.cause?.code ?? error}` }));
      if (this.#isTalking && status !== 202) this.refused.push(status);
      await pause(FRAME_MILLIS);
    }
  }

  async #read(body) {
    let rest = "";
    try {
      for await (const piece of body.pipeThrough(new TextDecoderStream())) {
        rest += piece;
        const events = rest.split(/\r?\n\r?\n/);
        rest = events.pop();
        for (const event of events) this.#take(event);
      }
      return "end";
    } catch (error) {
      return `${error.cause?.code ?? error}`;
    } finally {
      this.#isTalking = false;
    }
  }

  #take(event) {
    const data = event.match(/^data: ?(.*)$/m)?.[1];
    if (!data) return;
    const message = JSON.parse(data);
    if (message.type === "disconnected") this.#isTalking = false;
    this.messages.add(message);
  }
}

/** A recording on its way to be recognised: a part of it is sent at once, the rest with `finish`. */
export class Upload {
  #socket;
  #rest;
  #heard = "";

  constructor(port) {
    const body = Buffer.from(JSON.stringify({ audioBase64: wav(100_000).toString("base64") }));
    this.#socket = connect(port, "127.0.0.1");
    this.over = new Promise((resolve) => {
      this.#socket.on("error", (error) => resolve(error.code));
      this.#socket.on("close", () => resolve("closed"));
    });
    this.#socket.on("data", (data) => (this.#heard += data));
    const head = ["POST /demo/api/ai/speech HTTP/1.1", "Host: here", "Connection: close", "Content-Type: application/json"];
    this.#socket.write([...head, `Content-Length: ${body.length}`, "\r\n"].join("\r\n"));
    this.#socket.write(body.subarray(0, UPLOADED_BYTES));
    this.#rest = body.subarray(UPLOADED_BYTES);
  }

  finish() {
    this.#socket.write(this.#rest);
  }

  /** The status line, and the code if it is a refusal; or how the connection ended without a word. */
  async answer() {
    const how = await within(this.over, () => "the end of an upload");
    const [head, body] = this.#heard.split("\r\n\r\n");
    return head ? { status: Number(head.split(" ")[1]), code: JSON.parse(body).code } : { how };
  }
}

/** The status of an upgrade, whatever it is. */
export function upgradeStatus(port, path) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(upgradeRequest(port, path)));
    socket.once("error", reject);
    socket.once("data", (head) => {
      resolve(Number(head.toString("latin1").split(" ")[1]));
      socket.destroy();
    });
  });
}

function upgradeRequest(port, path) {
  const key = randomBytes(16).toString("base64");
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${key}`,
    "\r\n",
  ].join("\r\n");
}
