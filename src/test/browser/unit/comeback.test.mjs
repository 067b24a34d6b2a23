import assert from "node:assert/strict";
import { test } from "node:test";
import { Comeback } from "../../../main/webapp/js/session/comeback.js";

const CUT = { code: 1006, wasReady: true };

test("after a restart the page is back within the time that was named, not before half of it", (t) => {
  for (const [random, millis] of [
    [0, 1000],
    [0.5, 1500],
    [0.999, 1999],
  ]) {
    t.mock.method(Math, "random", () => random);
    assert.equal(new Comeback().after({ code: 1012, wasReady: true, restartMillis: 2000 }), millis);
  }
});

test("the back-off doubles up to eight seconds, and starts anew once the page was back", (t) => {
  t.mock.method(Math, "random", () => 1);
  const comeback = new Comeback();
  const waits = Array.from({ length: 6 }, () => comeback.after(CUT));
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 8000]);
  comeback.over();
  assert.equal(comeback.after(CUT), 500);
});

test("the page gives up after forty tries", () => {
  const comeback = new Comeback();
  for (let i = 0; i < 40; i++) assert.notEqual(comeback.after(CUT), undefined);
  assert.equal(comeback.after(CUT), undefined);
  assert.equal(comeback.isUnderWay(), false);
});

test("a session that never was ready, or that was closed on purpose, is not dialled again", () => {
  const comeback = new Comeback();
  assert.equal(comeback.after({ code: 1006, wasReady: false }), undefined);
  assert.equal(comeback.after({ code: 1000, wasReady: true }), undefined);
  assert.equal(comeback.after({ code: 4502, wasReady: true }), undefined);
});

test("while the page comes back, a dial that fails is no end of it", () => {
  const comeback = new Comeback();
  comeback.after(CUT);
  assert.notEqual(comeback.after({ code: 1006, wasReady: false }), undefined);
});
