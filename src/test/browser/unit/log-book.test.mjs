import assert from "node:assert/strict";
import { test } from "node:test";
import { gist } from "../../../main/webapp/js/session/gist.js";
import { LogBook } from "../../../main/webapp/js/session/log-book.js";
import { parseMessage } from "../../../main/webapp/js/session/message.js";

test("binary frames that follow each other in one direction share an entry, which counts them", () => {
  const book = new LogBook(() => {});
  const writer = book.begin("ws://there/");
  for (const direction of ["in", "in", "out", "in"]) writer.binary(direction, 10);
  const binary = book.entries().slice(1);
  assert.deepEqual(
    binary.map(({ direction, count, bytes }) => [direction, count, bytes]),
    [
      ["in", 2, 20],
      ["out", 1, 10],
      ["in", 1, 10],
    ],
  );
});

test("a text counts its bytes, not its characters", () => {
  const book = new LogBook(() => {});
  book.begin("ws://there/").text("in", "hello", "grün", "");
  assert.equal(book.entries().at(-1).bytes, 5);
});

test("the newest 500 entries are kept", () => {
  const book = new LogBook(() => {});
  const writer = book.begin("ws://there/");
  for (let i = 0; i < 600; i++) writer.note("note", `${i}`);
  assert.equal(book.entries().length, 500);
  assert.equal(book.entries()[0].text, "100");
});

test("the gist of a message is what it says, in few words", () => {
  const words = { event: "EndOfTurn", transcript: "Hello." };
  assert.equal(gist({ type: "transcription", text: "Hello.", data: words }), "EndOfTurn “Hello.”");
  assert.equal(gist({ type: "transcription", text: "Hel", data: { is_final: false } }), "interim “Hel”");
  assert.equal(gist({ type: "connected", model: "a-model", sessionId: "s" }), "a-model session s");
  assert.equal(gist({ type: "error", code: "a.code", error: "Words." }), "a.code Words.");
  assert.equal(gist({ type: "disconnected", code: 1000, reason: "bye" }), "1000 bye");
  assert.equal(gist({ type: "Speak", text: "" }), "");
  assert.equal(gist({ type: "Flushed" }), "");
  assert.equal(gist({ type: "Warning", data: { description: "x" } }), '{"description":"x"}');
});

test("a message that is no JSON object is all text", () => {
  assert.deepEqual(parseMessage('{"type":"hello"}'), { type: "hello" });
  for (const text of ["hello", "7", "null", '"quoted"']) assert.deepEqual(parseMessage(text), { text });
});
