import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Turns } from "../../../main/webapp/js/session/turns.js";

let turns;

beforeEach(() => (turns = new Turns()));

test("by turn events: words are interim until the end of the turn", () => {
  assert.equal(turns.take(event("StartOfTurn", "good")), null);
  assert.equal(turns.take(event("Update", "good morning")), null);
  assert.equal(turns.interim(), "good morning");
  assert.equal(turns.take(event("EndOfTurn", "Good morning.")).text, "Good morning.");
  assert.equal(turns.hasOpenTurn(), false);
});

test("by is_final: words are where the model puts them", () => {
  const said = (is_final, transcript) => ({ data: { is_final, channel: { alternatives: [{ transcript }] } } });
  assert.equal(turns.take(said(false, "half")), null);
  assert.equal(turns.take(said(true, "Half a sentence.")).text, "Half a sentence.");
});

test("bare text is final at once", () => {
  assert.equal(turns.take({ text: " Bare text. " }).text, "Bare text.");
});

test("an end of turn without words keeps those that were heard last", () => {
  turns.take(event("Update", "Kept"));
  assert.equal(turns.take(event("EndOfTurn", "")).text, "Kept");
});

test("an end without any words is no turn, and an update without words takes none away", () => {
  assert.equal(turns.take(event("EndOfTurn", "")), null);
  turns.take(event("Update", "begun"));
  turns.take(event("Update", ""));
  assert.equal(turns.interim(), "begun");
});

test("the confidence is the mean of the words that have one", () => {
  const words = [{ confidence: 0.5 }, { confidence: 1 }, { word: "without" }];
  assert.equal(turns.take({ text: "a", data: { is_final: true, words } }).confidence, 0.75);
  const channel = { alternatives: [{ transcript: "a", words: [{ confidence: 0.25 }] }] };
  assert.equal(turns.take({ data: { is_final: true, channel } }).confidence, 0.25);
  assert.equal(turns.take({ text: "a" }).confidence, null);
});

test("a session that ends within a turn leaves what was heard of it, marked as broken off", () => {
  turns.take(event("Update", "I would like"));
  assert.equal(turns.breakOff().text, "I would like …");
  assert.equal(turns.breakOff(), null);
});

function event(name, text) {
  return { type: "transcription", text, data: { event: name, transcript: text } };
}
