import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { baseUrl } from "./frames.mjs";

const SECONDS = 30;
const EVERY_SECONDS = 5;
const MESSAGE_BYTES = 1024;

test("a session that says little stays for half a minute, answers each time and closes with 1000", async () => {
  const socket = new WebSocket(new URL("demo/api/ai/transcription", baseUrl()));
  const types = [];
  socket.on("message", (data) => types.push(JSON.parse(data).type));
  const closed = once(socket, "close");
  await once(socket, "message");
  const begin = performance.now();
  let sent = 0;
  for (let second = 0; second < SECONDS; second += EVERY_SECONDS) {
    socket.send(Buffer.alloc(MESSAGE_BYTES));
    sent++;
    await pause(begin + (second + EVERY_SECONDS) * 1000 - performance.now());
    assert.equal(socket.readyState, WebSocket.OPEN, `closed after ${second + EVERY_SECONDS} s`);
  }
  assert.deepEqual(types, ["connected", ...Array(sent).fill("transcription")]);
  socket.close(1000);
  assert.equal((await closed)[0], 1000);
});
