import assert from "node:assert/strict";
import { setImmediate as soon } from "node:timers/promises";
import { beforeEach, mock, test } from "node:test";
import { ChunkSender } from "../../../main/webapp/js/session/chunk-sender.js";

let requests;
let failures;
let sender;

beforeEach(() => {
  mock.restoreAll();
  mock.method(globalThis, "setTimeout", (later) => setImmediate(later));
  requests = [];
  failures = [];
  sender = new ChunkSender(
    (sequence) => new URL(`http://there/s/audio?sequence=${sequence}`),
    (words) => failures.push(words),
  );
});

test("three frames are a chunk, and chunks are numbered from 0", async () => {
  answer(() => 202);
  addFrames(8);
  await settled();
  assert.deepEqual(numbers(), [0, 1]);
  assert.deepEqual([...new Set(requests.map(({ bytes }) => bytes))], [3 * 2560]);
});

test("it begins with a chunk without sound, which takes a number", async () => {
  answer(() => 202);
  sender.begin();
  addFrames(3);
  await settled();
  assert.deepEqual(numbers(), [0, 1]);
  assert.deepEqual(
    requests.map(({ bytes }) => bytes),
    [0, 3 * 2560],
  );
});

test("a chunk waits until the one before it was taken", async () => {
  let taken;
  mock.method(globalThis, "fetch", (address) => {
    requests.push({ address });
    return new Promise((resolve) => (taken = () => resolve(new Response(null, { status: 202 }))));
  });
  addFrames(6);
  await settled();
  assert.deepEqual(numbers(), [0]);
  taken();
  await settled();
  assert.deepEqual(numbers(), [0, 1]);
});

test("what a slow network leaves no room for is dropped and counted, and takes no number", async () => {
  mock.method(globalThis, "fetch", (address) => {
    requests.push({ address });
    return new Promise(() => {});
  });
  assert.equal(addFrames(3 * 9), true);
  assert.equal(sender.dropped(), 0);
  assert.equal(addFrames(3), false);
  assert.equal(sender.dropped(), 3);
});

test("a chunk that gets lost is sent again under its own number", async () => {
  const answers = [() => Promise.reject(new TypeError("network")), () => 503, () => 202, () => 202];
  answer(() => answers.shift()());
  addFrames(6);
  await settled();
  assert.deepEqual(numbers(), [0, 0, 0, 1]);
  assert.deepEqual(failures, []);
});

test("a chunk that the server had taken before counts as taken", async () => {
  answer(() => (requests.length === 1 ? 409 : 202));
  addFrames(6);
  await settled();
  assert.deepEqual(numbers(), [0, 1]);
  assert.deepEqual(failures, []);
});

test("three tries in vain are told once, and nothing follows", async () => {
  answer(() => 503);
  addFrames(9);
  await settled();
  assert.deepEqual(numbers(), [0, 0, 0]);
  assert.deepEqual(failures, ["The sound does not reach the server any more."]);
});

test("a server that refuses is not asked again", async () => {
  answer(() => 404);
  addFrames(6);
  await settled();
  assert.deepEqual(numbers(), [0]);
  assert.match(failures[0], /HTTP 404/);
});

test("what is left is sent at the end, however little, and the end is behind it", async () => {
  answer(() => 202);
  addFrames(4);
  await sender.finish();
  assert.deepEqual(
    requests.map(({ bytes }) => bytes),
    [3 * 2560, 2560],
  );
});

test("a sender that was stopped sends and says nothing more", async () => {
  answer(() => 503);
  addFrames(6);
  sender.stop();
  await settled();
  assert.deepEqual(numbers(), [0]);
  assert.deepEqual(failures, []);
});

function answer(statusOf) {
  mock.method(globalThis, "fetch", async (address, { body }) => {
    requests.push({ address, bytes: body.size });
    return new Response(null, { status: await statusOf() });
  });
}

function addFrames(count) {
  let isTaken = true;
  for (let i = 0; i < count; i++) isTaken = sender.add(new ArrayBuffer(2560));
  return isTaken;
}

function numbers() {
  return requests.map(({ address }) => Number(address.searchParams.get("sequence")));
}

async function settled() {
  for (let i = 0; i < 50; i++) await soon();
}
