import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Standstill } from "../../../main/webapp/js/audio/standstill.js";

test("what does not go on for a second stands still, and that is told once", () => {
  const { told, pass } = watched();
  pass(900);
  assert.deepEqual(told, []);
  pass(300);
  assert.deepEqual(told, [true]);
  pass(10_000);
  assert.deepEqual(told, [true]);
});

test("it goes on when something comes", () => {
  const { told, pass, come } = watched();
  pass(2000);
  come();
  pass(200);
  assert.deepEqual(told, [true, false]);
});

test("what goes on does not stand, however slowly it does", () => {
  const { told, pass, come } = watched();
  for (let i = 0; i < 20; i++) {
    pass(600);
    come();
  }
  assert.deepEqual(told, []);
});

test("what need not go on does not stand", () => {
  const { told, pass, come } = watched();
  come(NaN);
  pass(10_000);
  assert.deepEqual(told, []);
});

test("a page that was asleep concludes nothing from that", () => {
  const { told, pass } = watched();
  pass(60_000, 60_000);
  assert.deepEqual(told, []);
  pass(1200);
  assert.deepEqual(told, [true]);
});

test("who does not watch any more hears nothing", () => {
  const { told, pass, standstill } = watched();
  standstill.stop();
  pass(10_000);
  assert.deepEqual([told, standstill.stands()], [[], false]);
});

/** Looks by a clock of its own; `pass(millis, step)` lets time go by. */
function watched() {
  let now = 0;
  let tick;
  let progress = 1;
  mock.restoreAll();
  mock.method(performance, "now", () => now);
  mock.method(globalThis, "setInterval", (callback, millis) => {
    tick = { callback, millis, due: now + millis };
    return 1;
  });
  mock.method(globalThis, "clearInterval", () => (tick = undefined));
  const told = [];
  const standstill = new Standstill(
    () => progress,
    (stands) => told.push(stands),
  );
  standstill.watch();
  const pass = (millis, step = 1) => {
    for (let passed = 0; passed < millis; passed += step) {
      now += step;
      if (!tick || now < tick.due) continue;
      tick.due = now + tick.millis;
      tick.callback();
    }
  };
  return { told, pass, standstill, come: (next = progress + 1) => (progress = next) };
}
