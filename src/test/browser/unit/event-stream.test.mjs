import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvents } from "../../../main/webapp/js/session/event-stream.js";

test("each event is given with its data, and with nothing else of it", async () => {
  assert.deepEqual(await eventsOf("event: message\nid: 7\ndata: one\n\n: heartbeat\n\ndata: two\n\n"), ["one", "two"]);
});

test("data of several lines is one text; only one blank is taken off its beginning", async () => {
  assert.deepEqual(await eventsOf("data: one\ndata:two\ndata:  three\n\n"), ["one\ntwo\n three"]);
});

test("lines end with any of the three line ends", async () => {
  assert.deepEqual(await eventsOf("data: one\r\n\r\ndata: two\n\ndata: three\r\rdata: four\n\n"), [
    "one",
    "two",
    "three",
    "four",
  ]);
});

test("events are found wherever the network cuts them, in characters too", async () => {
  const text = "data: grün –\r\ndata: eins\r\n\r\ndata: zwei\r\n\r\n";
  const bytes = new TextEncoder().encode(text);
  for (let at = 1; at < bytes.length; at++) {
    const events = await eventsOf(bytes.slice(0, at), bytes.slice(at));
    assert.deepEqual(events, ["grün –\neins", "zwei"], `cut at ${at}`);
  }
});

test("an event that breaks off is none", async () => {
  assert.deepEqual(await eventsOf("data: one\n\ndata: tw"), ["one"]);
  assert.deepEqual(await eventsOf("data: one\n\ndata: two\n"), ["one"]);
});

async function eventsOf(...pieces) {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start(stream) {
      for (const piece of pieces) stream.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
      stream.close();
    },
  });
  const events = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}
