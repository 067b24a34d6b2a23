import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { baseUrl, FRAME_MILLIS, FRAMES, frame } from "./frames.mjs";

const SPEED = 4;
const PATH = "demo/api/ai/transcription";
const EXPECTED = Array.from({ length: FRAMES }, (_, number) => number);

test("npm ws streams a minute both ways: nothing lost, nothing reordered, closed with 1000", async () => {
  const socket = new WebSocket(new URL(PATH, baseUrl()));
  const messages = [];
  socket.on("message", (data) => messages.push(JSON.parse(data)));
  const closed = once(socket, "close");
  await once(socket, "message");
  assert.equal(messages[0].type, "connected");

  await send(socket);
  socket.send(JSON.stringify({ type: "CloseStream" }));
  const [code, reason] = await closed;

  const events = messages.filter(({ type }) => type === "transcription").map(({ data }) => data);
  assert.deepEqual(events.at(-1), { type: "Sum", frames: FRAMES, mistakes: [] });
  assert.deepEqual(events.slice(0, -1).map(({ sequence }) => sequence), EXPECTED);
  assert.deepEqual(messages.map(({ type }) => type).filter((type) => type !== "transcription"), [
    "connected",
    "disconnected",
  ]);
  assert.deepEqual([code, String(reason)], [1000, "ok"]);
});

/** Sends every frame when it is due, by the clock and not by the timer. */
async function send(socket) {
  const begin = performance.now();
  for (const number of EXPECTED) {
    const early = begin + (number * FRAME_MILLIS) / SPEED - performance.now();
    if (early > 0) await pause(early);
    socket.send(frame(number));
  }
}
