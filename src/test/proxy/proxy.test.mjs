import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import http2 from "node:http2";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { wav } from "../servers/wav.mjs";
import { Client, exchange, upgrade } from "./client.mjs";
import { haproxy, nginx } from "./proxies.mjs";

const NODE = Number(required("SERVER_PORT"));
const PROCESS = java(required("SERVER_PID"));
const SPEECH = "/demo/api/ai/tts-stream";
const TRANSCRIPTION = "/demo/api/ai/transcription";
const RECOGNITION = "/demo/api/ai/speech";
const MOST_BYTES = 8 << 20;
const SHORT = "GET /api/health/live HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
const SLOW_BYTES = 70_000;
const LONG_TEXT = "Good morning. Your table is booked for four people, tomorrow evening at half past seven. ".repeat(4);
const CLOSE = 8;
const BINARY = 2;

/** Each test has a proxy of its own, and most of their time is waiting. */
describe("HAProxy", { concurrency: true }, () => {
  test("tells the server who asks and by which name, and nothing that the client made up", async (t) => {
    const proxy = await haproxy(NODE);
    t.after(() => proxy.stop());
    const head = [`GET ${TRANSCRIPTION} HTTP/1.1`, "Host: voice.example:8443", "Connection: close"];
    const forged = ["X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "X-Forwarded-For: 1.2.3.4"];
    const { answer } = await exchange(proxy.port, [...head, ...forged, "\r\n"].join("\r\n"));
    assert.match(answer, /ws:\/\/voice\.example:8443\//);
    assert.doesNotMatch(answer, /evil\.example|wss:/);
  });

  test("cuts a client that does not finish its request", async (t) => {
    const proxy = await haproxy(NODE);
    t.after(() => proxy.stop());
    const { answer, millis } = await exchange(proxy.port, upgrade(TRANSCRIPTION, NODE).slice(0, 40));
    assert.match(answer, /^HTTP\/1\.[01] 408 /);
    assert.ok(millis > 4000 && millis < 8000, `${millis} ms`);
  });

  test("limits a storm from one address with 429, and leaves an open session alone", async (t) => {
    const proxy = await haproxy(NODE, { PROXY_ADDRESS_RATE: "20" });
    t.after(() => proxy.stop());
    const client = await Client.open(proxy.port, SPEECH);
    const storm = Array.from({ length: 60 }, () => exchange(proxy.port, SHORT));
    const answers = (await Promise.all(storm)).map(({ answer }) => answer);
    const limited = answers.filter((answer) => answer.startsWith("HTTP/1.1 429 "));
    assert.ok(limited.length >= 30, `${limited.length} of ${answers.length} were limited`);
    const { code, retryAfterMs } = JSON.parse(limited[0].split("\r\n\r\n")[1]);
    assert.deepEqual([code, retryAfterMs], ["connections.limit", 10_000]);
    assert.match(limited[0], /^retry-after: 10\r$/im);
    await speak(client);
    await client.leave();
  });

  test("gets rid of a client that never reads, and so does the server", async (t) => {
    const proxy = await haproxy(NODE, { PROXY_TUNNEL: "12s" });
    t.after(() => proxy.stop());
    const before = await settled(descriptors);
    const clients = await Promise.all(Array.from({ length: 5 }, () => Client.open(proxy.port, `${TRANSCRIPTION}?fault=flood:64`)));
    clients.forEach((client) => client.stopReading());
    assert.ok(descriptors() > before);
    await until(() => descriptors() <= before, 30_000, () => `${descriptors()} descriptors, ${before} before`);
    await Promise.all(clients.map((client) => client.leave()));
  });
});

/** What both do, whatever they are. */
for (const [name, start] of Object.entries({ HAProxy: haproxy, nginx })) {
  describe(`${name}, as the other`, { concurrency: true }, () => {
    const before = async (t, node) => {
      const proxy = await start(node);
      t.after(() => proxy.stop());
      return proxy.port;
    };
    const beforeOwn = async (t) => {
      const node = await oneNode();
      t.after(() => node.close());
      return { node, port: await before(t, node.port) };
    };

    test("passes a session both ways, to its own end", async (t) => {
      await speaksThrough(await before(t, NODE));
    });

    test("passes handshakes in the spellings of small devices, and answers in that of RFC 6455", async (t) => {
      const port = await before(t, NODE);
      const absolute = upgrade(`http://127.0.0.1:${port}${SPEECH}`, port);
      const inLowerCase = upgrade(SPEECH, port).replace(/^[A-Z][^: ]*(?=:)/gm, (word) => word.toLowerCase());
      const ofFirefox = upgrade(SPEECH, port).replace("Connection: Upgrade", "connection: keep-alive, Upgrade");
      for (const request of [absolute, inLowerCase, ofFirefox, ofFirefox.replace("websocket", "WebSocket")]) {
        const head = await headOf(port, request);
        assert.match(head, /^HTTP\/1\.1 101 /);
        for (const line of [/^Sec-WebSocket-Accept: /m, /^Upgrade: websocket\r$/im, /^Connection: upgrade\r$/im]) assert.match(head, line);
        assert.doesNotMatch(head, /^(upgrade|connection): /m);
      }
    });

    test("lets nobody see what is the server's own", async (t) => {
      const { node, port } = await beforeOwn(t);
      for (const path of ["/metrics", "/openapi", "/health", "/health/ready", "/console", "/sandbox/v1", "/client-socket", "/api/application.wadl"]) {
        assert.equal(await status(port, path), 404, path);
      }
      for (const path of ["/", "/js/main.js", "/api/health/live", "/api/sessions/1", TRANSCRIPTION, `${TRANSCRIPTION}/`]) {
        assert.equal(await status(port, path), 200, path);
      }
      assert.deepEqual(node.asked.filter((path) => /metrics|openapi|console|sandbox|client-socket|wadl/.test(path)), []);
    });

    test("hands a body on when all of it is there", async (t) => {
      const { node, port } = await beforeOwn(t);
      const socket = connect(port, "127.0.0.1");
      t.after(() => socket.destroy());
      socket.write(`POST ${SPEECH} HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{"text"`);
      await pause(1000);
      assert.ok(!node.asked.includes(SPEECH));
      socket.write(':"Yes."');
      const [answer] = await once(socket, "data");
      assert.match(String(answer), /^HTTP\/1\.1 200 /);
      assert.equal(node.bodies.at(-1), '{"text":"Yes."');
    });

    test("passes on what the server says while a body is still on its way", async (t) => {
      const { node, port } = await beforeOwn(t);
      for (const refusal of [401, 413, 503]) {
        node.refusal = refusal;
        const answer = await post(port, 5 << 20);
        assert.deepEqual([answer.status, (await answer.json()).status], [refusal, refusal]);
      }
    });

    test("passes event streams", async (t) => {
      const port = await before(t, NODE);
      const headers = { Accept: "text/event-stream" };
      const stream = await fetch(`http://127.0.0.1:${port}${TRANSCRIPTION}/events`, { headers });
      assert.equal(stream.status, 200);
      let text = "";
      for await (const bytes of stream.body) {
        text += Buffer.from(bytes);
        if (text.includes('"session"')) return;
      }
      assert.fail(`It ended behind ${text}`);
    });

    test("passes a recording that is as large as may be, in every form", async (t) => {
      const port = await before(t, NODE);
      for (const [way, posted] of Object.entries(recordings(MOST_BYTES))) {
        const answer = await fetch(`http://127.0.0.1:${port}${posted.path}`, posted);
        assert.deepEqual([answer.status, /"text"|ended\.ok/.test(await answer.text())], [200, true], way);
      }
    });

    test("passes on in words that a recording is too large, in every form", async (t) => {
      const port = await before(t, NODE);
      for (const [way, posted] of Object.entries(recordings(MOST_BYTES + 2))) {
        const answer = await fetch(`http://127.0.0.1:${port}${posted.path}`, posted);
        assert.equal(answer.status, 413, way);
        const { code, details } = await answer.json();
        assert.deepEqual([code, details.maxBytes], ["message.too_large", MOST_BYTES], way);
      }
    });

    test("lets slow senders wait without the others", async (t) => {
      const port = await before(t, NODE);
      const slow = Array.from({ length: 10 }, () => slowSender(port, 100_000));
      t.after(() => slow.forEach(({ socket }) => socket.destroy()));
      await pause(1000);
      const { path, ...posted } = recordings(MOST_BYTES).form;
      assert.equal((await fetch(`http://127.0.0.1:${port}${path}`, posted)).status, 200);
      await speaksThrough(port);
      for (const { over } of slow) assert.match(await over, /^(HTTP\/1\.1 408 |$)/);
      await until(async () => (await status(NODE, "/api/health/ready")) === 200, 5000, () => "not ready");
    });

    test("lets a slow reader have all of a long answer", async (t) => {
      const port = await before(t, NODE);
      const posted = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text: LONG_TEXT }) };
      const wanted = (await (await fetch(`http://127.0.0.1:${NODE}${SPEECH}`, posted)).arrayBuffer()).byteLength;
      const answer = await fetch(`http://127.0.0.1:${port}${SPEECH}`, posted);
      assert.equal(answer.status, 200);
      let bytes = 0;
      for await (const piece of answer.body) {
        if (bytes === 0) await pause(3000);
        bytes += piece.length;
      }
      assert.equal(bytes, wanted);
    });

    test("gives a node that is not ready no new session, and those that it has their audio", async (t) => {
      const { node, port } = await beforeOwn(t);
      const chunk = `${TRANSCRIPTION}/0123456789abcdef/audio`;
      assert.deepEqual([await status(port, TRANSCRIPTION), await status(port, chunk)], [200, 200]);
      node.isReady = false;
      await until(async () => (await status(port, TRANSCRIPTION)) === 503, 8000, () => "still in the pool");
      const answer = await (await fetch(`http://127.0.0.1:${port}${TRANSCRIPTION}`)).json();
      assert.deepEqual([answer.code, answer.retryAfterMs], ["server.overloaded", 5000]);
      assert.equal(await status(port, chunk), 200);
      node.isReady = true;
      await until(async () => (await status(port, TRANSCRIPTION)) === 200, 8000, () => "not in the pool again");
    });

    test("makes of a server that is deploying one that cannot be had yet", async (t) => {
      const { node, port } = await beforeOwn(t);
      assert.equal(await status(port), 200);
      for (const says of [500, 404]) {
        node.deploying = says;
        for (const path of ["/", TRANSCRIPTION, "/api/health/ready"]) {
          if (says === 404) await until(async () => (await status(port, path)) === 503, 8000, () => "still in the pool");
          const answer = await fetch(`http://127.0.0.1:${port}${path}`);
          assert.deepEqual([answer.status, (await answer.json()).code], [503, "server.overloaded"], path);
          assert.equal(answer.headers.get("retry-after"), "5");
        }
      }
    });
  });
}

describe("nginx", () => {
  test("passes on in words that a recording is too large to a client that sends all before it reads", async (t) => {
    const proxy = await nginx(NODE);
    t.after(() => proxy.stop());
    const { port } = proxy;
    const { path, headers, body } = recordings(MOST_BYTES + 2).body;
    const lines = Object.entries(headers).map((header) => header.join(": "));
    const socket = connect(port, "127.0.0.1").pause();
    t.after(() => socket.destroy());
    socket.write([`POST ${path} HTTP/1.1`, "Host: here", ...lines, `Content-Length: ${body.length}`, "\r\n"].join("\r\n"));
    await new Promise((sent) => socket.write(body, sent));
    socket.resume();
    const [answer] = await once(socket, "data");
    assert.match(String(answer), /^HTTP\/1\.1 413 /);
  });

  test("tells the node nothing of a large body until all of it is there", async (t) => {
    const node = await oneNode();
    t.after(() => node.close());
    const proxy = await nginx(node.port);
    t.after(() => proxy.stop());
    const { socket } = slowSender(proxy.port, 1_000_000);
    t.after(() => socket.destroy());
    await pause(1500);
    assert.ok(!node.asked.includes(RECOGNITION));
    socket.write(Buffer.alloc(1_000_000 - SLOW_BYTES));
    await once(socket, "data");
    assert.equal(node.bodies.at(-1).length, 1_000_000);
  });

  test("says in JSON that a body is larger than any that is taken", async (t) => {
    const node = await oneNode();
    t.after(() => node.close());
    const proxy = await nginx(node.port);
    t.after(() => proxy.stop());
    const answer = await post(proxy.port, 13 << 20);
    assert.deepEqual([answer.status, (await answer.json()).code], [413, "message.too_large"]);
    assert.ok(!node.asked.includes(TRANSCRIPTION));
  });
});

describe("HTTP/2 towards clients", () => {
  const request = async (t, headers, first) => {
    const proxy = await haproxy(NODE);
    const client = http2.connect(`http://127.0.0.1:${proxy.port}`);
    t.after(async () => {
      client.destroy();
      await proxy.stop();
    });
    await once(client, "remoteSettings");
    const stream = client.request(headers);
    const [head] = await once(stream, "response");
    assert.equal(head[":status"], 200);
    for await (const data of stream) if (data.includes(first)) return;
    assert.fail(`It ended before ${first} came`);
  };

  test("is HTTP/1.1 towards the server, which gives long answers over nothing else", (t) =>
    request(t, { ":path": `${TRANSCRIPTION}/events`, accept: "text/event-stream" }, '"session"'));

  test("carries WebSockets, which the server is asked for as ever", (t) =>
    request(t, { ":method": "CONNECT", ":protocol": "websocket", ":path": SPEECH, "sec-websocket-version": "13" }, '"connected"'));
});

async function speaksThrough(port) {
  const client = await Client.open(port, SPEECH);
  await speak(client);
  client.send({ type: "Close" });
  const last = (await client.until("disconnected")).at(-1);
  assert.equal(last.json.code, 1000);
  const end = await client.next();
  assert.deepEqual([end.opcode, end.payload.readUInt16BE(0)], [CLOSE, 1000]);
  await client.leave();
}

async function speak(client) {
  client.send({ type: "Speak", text: "Good morning." });
  client.send({ type: "Flush" });
  const heard = await client.until("Flushed");
  const bytes = heard.filter(({ opcode }) => opcode === BINARY).reduce((sum, { payload }) => sum + payload.length, 0);
  assert.ok(bytes > 10_000, `${bytes} bytes of audio`);
}

/**
 * A node that answers everything; whether it is ready, is deploying or refuses what is posted can be switched. It refuses at
 * once and reads the rest, as nothing that a proxy does could make up for a connection that is reset.
 */
async function oneNode() {
  const node = { isReady: true, deploying: undefined, refusal: undefined, asked: [], bodies: [] };
  const server = createServer(async (request, answer) => {
    node.asked.push(request.url);
    if (node.deploying) return answer.writeHead(node.deploying, { "Content-Type": "text/html", "Content-Length": 0 }).end();
    if (node.refusal && request.method === "POST") {
      const words = JSON.stringify({ status: node.refusal });
      answer.writeHead(node.refusal, { "Content-Type": "application/json", "Content-Length": words.length }).write(words);
      return request.on("end", () => answer.end()).resume();
    }
    let body = "";
    for await (const data of request) body += data;
    node.bodies.push(body);
    answer.writeHead(request.url === "/api/health/ready" && !node.isReady ? 503 : 200).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(node, { port: server.address().port, close: () => server.close() });
}

/** The head of an answer as it came. */
async function headOf(port, request) {
  const socket = connect(port, "127.0.0.1");
  socket.write(request);
  let head = "";
  for await (const data of socket) {
    head += data.toString("latin1");
    if (head.includes("\r\n\r\n")) break;
  }
  socket.destroy();
  return head.slice(0, head.indexOf("\r\n\r\n") + 2);
}

async function post(port, bytes) {
  const headers = { "Content-Type": "audio/wav" };
  return fetch(`http://127.0.0.1:${port}${TRANSCRIPTION}`, { method: "POST", headers, body: new Uint8Array(bytes) });
}

/** A recording as it may be posted: `path`, and what `fetch` takes. */
function recordings(bytes) {
  const recording = wav(bytes);
  const form = new FormData();
  form.append("audio", new Blob([recording], { type: "audio/wav" }), "recording.wav");
  const json = JSON.stringify({ audioBase64: recording.toString("base64") });
  return {
    json: { path: RECOGNITION, method: "POST", headers: { "Content-Type": "application/json" }, body: json },
    form: { path: RECOGNITION, method: "POST", body: form },
    body: {
      path: TRANSCRIPTION,
      method: "POST",
      headers: { "Content-Type": "audio/wav", Accept: "text/event-stream" },
      body: recording,
    },
  };
}

/** Sends the beginning of a body and nothing more: its `socket`, and what it was answered when it is `over`. */
function slowSender(port, length) {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data));
  const over = new Promise((resolve) => socket.on("error", () => {}).on("close", () => resolve(answer)));
  const head = [`POST ${RECOGNITION} HTTP/1.1`, "Host: here", "Content-Type: application/json", `Content-Length: ${length}`];
  socket.write([...head, "\r\n"].join("\r\n"));
  socket.write(Buffer.alloc(SLOW_BYTES, " "));
  return { socket, over };
}

async function status(port, path = "/") {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  await answer.arrayBuffer();
  return answer.status;
}

function descriptors() {
  return readdirSync(`/proc/${PROCESS}/fd`).length;
}

/** A number that has not changed for a second. */
async function settled(number) {
  let last = -1;
  while (last !== number()) {
    last = number();
    await pause(1000);
  }
  return last;
}

async function until(isSo, millis, otherwise) {
  const end = performance.now() + millis;
  while (!(await isSo())) {
    assert.ok(performance.now() < end, otherwise());
    await pause(250);
  }
}

/** The server's own process: WildFly's is the child of a script. */
function java(pid) {
  if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "java") return pid;
  for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean)) {
    const found = java(child);
    if (found) return found;
  }
  return undefined;
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}: the tests need a server, see .ci/run`);
  return value;
}
