import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { EventClient, RawClient, Upload, upgradeStatus } from "./clients.mjs";
import { Server } from "./server.mjs";

const TRANSCRIPTION = "/demo/api/ai/transcription";
const SPEECH = "/demo/api/ai/tts-stream";
const KEY = "a-key-of-operators";
const NODE_IS_DOWN = 503;

const LONG_TEXT = "Good morning. Your table is booked for four people, tomorrow evening at half past seven. ".repeat(4);

let server;
afterEach(async () => {
  server?.kill();
  server = undefined;
});

describe(`the end of ${process.env.SERVER}`, { timeout: 300_000 }, () => {
  test("is told to everybody before the connection goes, and readiness is down first", async (context) => {
    server = await Server.start({ "jackfield.drain.on-stop": "PT4S" });
    const [finishing, staying, speaking, events] = await everybody();
    const answer = oneShot();
    const [sending, stalling] = [new Upload(server.port), new Upload(server.port)];
    await pause(500);

    server.signal();
    const signalled = performance.now();
    await untilDown();
    context.diagnostic(`readiness was down after ${Math.round(performance.now() - signalled)} ms`);
    for (const client of [finishing, staying, speaking, events]) {
      const told = await client.heard("error", isAnnouncement);
      assert.ok(told.retryAfterMs > 0, JSON.stringify(told));
    }
    assert.equal(await readiness(), NODE_IS_DOWN);
    assert.equal(await upgradeStatus(server.port, TRANSCRIPTION), NODE_IS_DOWN);
    assert.deepEqual(staying.closes, []);

    sending.finish();
    assert.equal((await sending.answer()).status, 200);
    finishing.finish();
    assert.deepEqual(await finishing.ended(), { closes: [{ code: 1000, reason: "ok" }], how: "end" });
    for (const client of [staying, speaking]) await assertRestart(client);
    await assertStreamRestarts(events);
    assert.match(`${await answer}`, /^(200|503)$/);
    assert.deepEqual(await stalling.answer(), { status: 503, code: "server.restarting" });
    await server.stopped();
  });

  // Maven hands one signal on and hears no other.
  const itself = process.env.SERVER === "maven" ? () => {} : test;
  itself("comes sooner with a second signal", async () => {
    server = await Server.start({ "jackfield.drain.on-stop": "PT30M" });
    const [finishing, staying, speaking, events] = await everybody();
    server.signal();
    await staying.heard("error", isAnnouncement);
    await pause(1000);
    assert.deepEqual(staying.closes, []);
    server.signal();
    for (const client of [finishing, staying, speaking]) await assertRestart(client);
    await assertStreamRestarts(events);
    await server.stopped();
  });

  test("does not prolong a drain that was ordered before", async () => {
    server = await Server.start({ "jackfield.drain.on-stop": "PT30M", "jackfield.admin.key": KEY });
    const [, staying, speaking, events] = await everybody();
    const order = await fetch(`${server.url}/api/admin/drain?timeout=PT6S`, {
      method: "POST",
      headers: { Authorization: `Bearer ${KEY}` },
    });
    assert.equal(order.status, 202);
    await pause(3000);
    assert.deepEqual(staying.closes, []);
    server.signal();
    for (const client of [staying, speaking]) await assertRestart(client);
    await assertStreamRestarts(events);
    await server.stopped();
  });

  test("waits for a recording that comes, and no longer than it may for one that does not", async () => {
    server = await Server.start({ "jackfield.drain.on-stop": "PT3S" });
    const [sending, stalling] = [new Upload(server.port), new Upload(server.port)];
    await pause(500);
    server.signal();
    await untilDown();
    await pause(1000);
    sending.finish();
    assert.equal((await sending.answer()).status, 200);
    assert.deepEqual(await stalling.answer(), { status: 503, code: "server.restarting" });
    await server.stopped();
  });

  test("does not wait where nobody is", async () => {
    server = await Server.start({ "jackfield.drain.on-stop": "PT30M" });
    server.signal();
    await server.stopped();
  });
});

/** Two who talk, one who is spoken to, one without a socket. */
async function everybody() {
  const clients = await Promise.all([
    RawClient.open(server.port, TRANSCRIPTION),
    RawClient.open(server.port, TRANSCRIPTION),
    RawClient.open(server.port, SPEECH),
    EventClient.open(server.url),
  ]);
  const [finishing, staying, , events] = clients;
  for (const client of [finishing, staying, events]) client.talk();
  return clients;
}

async function readiness() {
  return (await fetch(`${server.url}/api/health/ready`)).status;
}

async function untilDown() {
  while ((await readiness()) !== NODE_IS_DOWN) await pause(10);
}

async function oneShot() {
  try {
    const answer = await fetch(`${server.url}${SPEECH}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text: LONG_TEXT }),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    return `${error.cause?.code ?? error}`;
  }
}

function isAnnouncement({ code, closeCode }) {
  return code === "server.restarting" && closeCode == null;
}

async function assertRestart(client) {
  const last = await client.heard("error", ({ closeCode }) => closeCode === 1012);
  assert.ok(last.retryAfterMs > 0, JSON.stringify(last));
  await client.heard("disconnected");
  assert.deepEqual(await client.ended(), { closes: [{ code: 1012, reason: "server.restarting" }], how: "end" });
}

async function assertStreamRestarts(events) {
  const { code } = await events.heard("disconnected");
  assert.equal(code, 1012);
  assert.equal(await events.over, "end");
  assert.deepEqual(events.refused, []);
}
