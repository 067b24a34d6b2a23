import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Line } from "../../../main/webapp/js/session/line.js";
import { LogBook } from "../../../main/webapp/js/session/log-book.js";

const CONNECTED = { type: "connected", model: "a-model", notice: "Played from a script." };
const CUT = { code: 1006, reason: "", wasOpened: true };

let transports;
let seen;
let heard;
let line;

beforeEach(() => {
  mock.restoreAll();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(Math, "random", () => 1);
  globalThis.location = { href: "http://there/" };
  transports = [];
  seen = {};
  heard = [];
  line = new Line({
    transport: () => new Transport(),
    book: new LogBook(() => {}),
    head: {
      showState: (state, model) => Object.assign(seen, { state, model }),
      showOpen: (isOpen) => (seen.isOpen = isOpen),
      showAddress: (address, isElsewhere) => Object.assign(seen, { address: address.href, isElsewhere }),
      showNotice: (words) => (seen.notice = words),
      showSpeaking: () => {},
      say: (words) => (seen.words = words),
    },
    listener: {
      connected: () => heard.push("connected"),
      message: ({ type }) => heard.push(type),
      finishing: () => heard.push("finishing"),
      ended: () => heard.push(`ended${line.isOpen() ? ", for now" : ""}`),
    },
  });
});

test("a line is ready when the model is, not when the transport is", () => {
  line.connect();
  last().listener.opened();
  assert.deepEqual([seen.state, seen.isOpen, line.isReady()], ["connecting", true, false]);
  last().says(CONNECTED);
  assert.deepEqual([seen.state, seen.model, seen.notice], ["ready", "a-model", "Played from a script."]);
  assert.equal(line.isReady(), true);
});

test("nothing is sent before the line is ready", () => {
  line.connect();
  line.send({ type: "Speak", text: "Hello." });
  line.sendAudio(new ArrayBuffer(2));
  assert.deepEqual(last().sent, []);
  last().says(CONNECTED);
  line.send({ type: "Speak", text: "Hello." });
  line.sendAudio(new ArrayBuffer(2));
  assert.equal(last().sent.length, 2);
});

test("after an announced restart the line comes back within the time that was named", () => {
  ready();
  last().says({ type: "error", code: "server.restarting", error: "It restarts.", retryAfterMs: 2000, closeCode: 1012 });
  last().listener.closed({ code: 1012, reason: "", wasOpened: true });
  assert.match(seen.words, /^It restarts\..*connects again by itself/);
  assert.deepEqual([seen.state, seen.isOpen], ["connecting", true]);
  mock.timers.tick(2000);
  assert.equal(dials(), 2);
  last().says(CONNECTED);
  assert.deepEqual([seen.state, seen.words], ["ready", ""]);
  assert.deepEqual(heard, ["connected", "ended, for now", "connected"]);
});

test("each time that a session breaks off, the back-off starts anew", () => {
  ready();
  for (const dialled of [2, 3, 4]) {
    last().listener.closed(CUT);
    mock.timers.tick(500);
    assert.equal(dials(), dialled);
    last().says(CONNECTED);
  }
});

test("who disconnects while the line would come back stays away, and the listener hears it", () => {
  ready();
  last().listener.closed(CUT);
  line.disconnect();
  mock.timers.tick(60_000);
  assert.equal(dials(), 1);
  assert.deepEqual([seen.state, seen.isOpen], ["off", false]);
  assert.deepEqual(heard, ["connected", "ended, for now", "ended"]);
});

test("an error that leaves the session open is said, and the line stays ready", () => {
  ready();
  last().says({ type: "error", error: "Too fast.", closeCode: null });
  assert.deepEqual([seen.state, seen.words], ["ready", "Too fast."]);
});

test("a session that is left hears nothing of what its transport still says", () => {
  ready();
  line.disconnect();
  last().says({ type: "hello" });
  last().listener.closed(CUT);
  assert.deepEqual([seen.state, seen.words], ["off", ""]);
  assert.deepEqual(heard, ["connected", "ended"]);
});

test("who disconnects after speaking gets the last words, and the listener hears that they are all", () => {
  speaking();
  line.disconnect();
  assert.deepEqual([seen.state, seen.isOpen, line.isReady()], ["finishing", true, false]);
  assert.deepEqual(last().sent.slice(1), ["finish"]);
  line.sendAudio(new ArrayBuffer(2));
  last().says({ type: "hello" });
  last().listener.closed({ code: 1000, reason: "ok", wasOpened: true });
  assert.deepEqual([seen.state, seen.isOpen, seen.words], ["off", false, ""]);
  assert.deepEqual(heard, ["connected", "finishing", "hello", "ended"]);
  assert.deepEqual(last().sent.slice(1), ["finish"]);
});

test("last words are not waited for longer than a moment", () => {
  speaking();
  line.disconnect();
  mock.timers.tick(1499);
  assert.equal(seen.state, "finishing");
  mock.timers.tick(1);
  assert.equal(seen.state, "off");
  assert.deepEqual(last().sent.slice(1), ["finish", "leave"]);
});

for (const [how, act] of [
  ["disconnects again", () => line.disconnect()],
  ["leaves", () => line.leave()],
]) {
  test(`who ${how} does not wait for the last words`, () => {
    speaking();
    line.disconnect();
    act();
    assert.equal(seen.state, "off");
    assert.deepEqual(last().sent.slice(1), ["finish", "leave"]);
  });
}

for (const end of [CUT, { code: 1012, reason: "", wasOpened: true }]) {
  test(`whatever ends a session that is finishing, ${end.code} too, nothing is dialled again`, () => {
    speaking();
    last().says({ type: "error", code: "server.restarting", error: "It restarts.", retryAfterMs: 2000 });
    line.disconnect();
    last().listener.closed(end);
    mock.timers.tick(60_000);
    assert.equal(dials(), 1);
    assert.equal(seen.state, "off");
  });
}

for (const [code, state] of [
  [1000, "off"],
  [4403, "error"],
]) {
  test(`an end that was announced with ${code} is that end, even if the connection then breaks off`, () => {
    ready();
    last().says({ type: "disconnected", code, reason: "because" });
    last().listener.closed(CUT);
    mock.timers.tick(60_000);
    assert.equal(dials(), 1);
    assert.equal(seen.state, state);
  });
}

test("an old session that ends late does not end the new one", () => {
  ready();
  const old = last();
  line.redial();
  last().says(CONNECTED);
  old.listener.closed(CUT);
  assert.deepEqual([seen.state, line.isReady()], ["ready", true]);
});

test("an address that the browser does not open is an error in words", () => {
  mock.method(Transport.prototype, "open", () => {
    throw new SyntaxError("no such scheme");
  });
  line.connect();
  assert.deepEqual([seen.state, seen.isOpen, line.isOpen()], ["error", false, false]);
  assert.match(seen.words, /does not open.*no such scheme/);
});

class Transport {
  address = new URL("ws://there/transcription");
  sent = [];

  open(listener) {
    this.listener = listener;
    transports.push(this);
  }

  says(message) {
    this.listener.received(JSON.stringify(message));
  }

  send(text) {
    this.sent.push(text);
  }

  sendAudio(frame) {
    this.sent.push(frame);
    return true;
  }

  dropped() {
    return 0;
  }

  finish() {
    this.sent.push("finish");
  }

  leave() {
    this.sent.push("leave");
  }
}

function ready() {
  line.connect();
  last().says(CONNECTED);
}

function speaking() {
  ready();
  line.sendAudio(new ArrayBuffer(2));
}

function last() {
  return transports.at(-1);
}

function dials() {
  return transports.length;
}
