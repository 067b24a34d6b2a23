import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Client, exchange, upgrade } from "./client.mjs";
import { haproxy, nginx } from "./proxies.mjs";

const NODE = Number(required("SERVER_PORT"));
const PROCESS = java(required("SERVER_PID"));
const SPEECH = "/demo/api/ai/tts-stream";
const TRANSCRIPTION = "/demo/api/ai/transcription";
const SHORT = "GET /api/health/live HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
const CLOSE = 8;
const BINARY = 2;

/** Each test has a proxy of its own, and most of their time is waiting. */
describe("HAProxy", { concurrency: true }, () => {
  test("passes a session both ways, to its own end", async (t) => {
    const proxy = await haproxy(NODE);
    t.after(() => proxy.stop());
    await speaksThrough(proxy.port);
  });

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

  test("takes a node that is not ready out of the pool, says so, and takes it back", async (t) => {
    const node = await oneNode();
    t.after(() => node.close());
    const proxy = await haproxy(node.port);
    t.after(() => proxy.stop());
    assert.equal(await status(proxy.port), 200);
    node.isReady = false;
    await until(async () => (await status(proxy.port)) === 503, 8000, () => "still in the pool");
    const answer = await (await fetch(`http://127.0.0.1:${proxy.port}/`)).json();
    assert.deepEqual([answer.code, answer.retryAfterMs], ["server.overloaded", 5000]);
    node.isReady = true;
    await until(async () => (await status(proxy.port)) === 200, 8000, () => "not in the pool again");
  });
});

describe("nginx", () => {
  test("passes a session both ways, to its own end", async (t) => {
    const proxy = await nginx(NODE);
    t.after(() => proxy.stop());
    await speaksThrough(proxy.port);
  });
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

/** A node that answers everything, and whose readiness can be switched. */
async function oneNode() {
  const node = { isReady: true };
  const server = createServer(({ url }, answer) => {
    answer.writeHead(url === "/api/health/ready" && !node.isReady ? 503 : 200).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(node, { port: server.address().port, close: () => server.close() });
}

async function status(port) {
  const answer = await fetch(`http://127.0.0.1:${port}/`);
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
