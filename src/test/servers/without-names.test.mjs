// What clients do, on a server whose name server never answers: nobody may have asked it anything meanwhile.
import assert from "node:assert/strict";
import { lookup } from "node:dns";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { test } from "node:test";

const base = new URL(process.env.BASE_URL);
const TRANSCRIPTION = "/demo/api/ai/transcription";
const SPEECH = "/demo/api/ai/tts-stream";
const HANG_MILLIS = 60_000;

const questions = () => readFileSync(process.env.QUESTIONS, "utf8").split("\n").filter(Boolean);

// Sends a request as it is and reads until the text is there, or until the end of the connection.
function ask(lines, until) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(base.port), base.hostname);
    let heard = "";
    socket.setTimeout(HANG_MILLIS, () => socket.destroy(new Error(`nothing after ${heard}`)));
    socket.on("error", reject);
    socket.on("end", () => resolve(heard));
    socket.on("data", (data) => {
      heard += data.toString("latin1");
      if (until && heard.includes(until)) {
        socket.destroy();
        resolve(heard);
      }
    });
    socket.write([...lines, "", ""].join("\r\n"));
  });
}

const upgrade = (path, ...more) => [
  `GET ${path} HTTP/1.1`,
  `Host: ${base.host}`,
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  ...more,
];

const plain = (path, protocol = "HTTP/1.1", ...headers) => [`GET ${path} ${protocol}`, ...headers, "Connection: close"];

async function asksNobody(does) {
  const before = questions();
  await does();
  assert.deepEqual(questions().slice(before.length), []);
}

test("the name server of this network hears questions, and answers none", async () => {
  const before = questions().length;
  const [failure] = await new Promise((resolve) => lookup("voice.example", (...result) => resolve(result)));
  assert.ok(failure);
  assert.ok(questions().slice(before).includes("voice.example"));
});

for (const path of [TRANSCRIPTION, SPEECH]) {
  test(`sessions of ${path} and the dials of their upstreams ask for no name`, () =>
    asksNobody(async () => {
      for (let i = 0; i < 5; i++) {
        const heard = await ask(upgrade(path), '"connected"');
        assert.match(heard, /^HTTP\/1\.1 101 /);
        assert.match(heard, /"connected"/);
      }
    }));
}

test("an upgrade that is refused asks for no name", () =>
  asksNobody(async () => {
    assert.match(await ask(upgrade(`${TRANSCRIPTION}?channels=2`), "channels"), /^HTTP\/1\.1 400 /);
    assert.match(await ask(upgrade(TRANSCRIPTION, "Origin: https://evil.example"), "evil"), /^HTTP\/1\.1 403 /);
  }));

test("plain requests ask for no name, whether they name a host or none", () =>
  asksNobody(async () => {
    const host = `Host: ${base.host}`;
    for (const [path, status] of [
      ["/", 200],
      ["/api/health/live", 200],
      ["/api/endpoints", 200],
      [TRANSCRIPTION, 400],
      ["/nothing", 404],
    ]) {
      const expected = new RegExp(`^HTTP/1\\.[01] ${status} `);
      assert.match(await ask(plain(path, "HTTP/1.1", host)), expected, path);
      assert.match(await ask(plain(path, "HTTP/1.1", "Host: voice.example")), expected, path);
      assert.match(await ask(plain(path, "HTTP/1.0")), expected, path);
    }
  }));

test("speech without a socket asks for no name", () =>
  asksNobody(async () => {
    const answer = await fetch(new URL("/demo/api/ai/tts", base), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text: "Good morning." }),
    });
    assert.equal(answer.status, 200);
    assert.ok((await answer.text()).length > 1000);
  }));
