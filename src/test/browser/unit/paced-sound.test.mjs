import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { PacedSound } from "../../../main/webapp/js/audio/paced-sound.js";

test("sound is sent as fast as it was spoken, then a second of silence", () => {
  const { frames, ends, pass } = play({ samples: 2 * 1280 });
  pass(79);
  assert.equal(frames.length, 1);
  pass(1);
  assert.equal(frames.length, 2);
  pass(5000);
  assert.deepEqual(frames.slice(0, 4).map(loud), [true, true, false, false]);
  assert.equal(frames.length, 2 + 13);
  assert.deepEqual(ends, [""]);
});

test("the silence lasts while it is waited for, but not for ever", () => {
  const patient = play({ samples: 0, isWaiting: () => patient.frames.length < 20 });
  patient.pass(10_000);
  assert.equal(patient.frames.length, 20);
  const endless = play({ samples: 0, isWaiting: () => true });
  endless.pass(10_000);
  assert.equal(endless.frames.length, 75);
});

test("a page that was asleep does not send all that it missed at once", () => {
  const { frames, pass } = play({ samples: 1280 * 1000 });
  pass(20);
  pass(60_000, 60_000);
  assert.equal(frames.length, 1 + 12);
  pass(80);
  assert.ok(frames.length <= 1 + 12 + 2);
});

test("what is stopped is silent, and does not say that it ended", () => {
  const { frames, ends, pass, sound } = play({ samples: 1280 * 100 });
  pass(200);
  const before = frames.length;
  sound.stop();
  pass(10_000);
  assert.equal(frames.length, before);
  assert.deepEqual(ends, []);
});

/** Plays by a clock of its own; `pass(millis, step)` lets time go by. */
function play({ samples, isWaiting = () => false }) {
  let now = 0;
  let tick;
  mock.restoreAll();
  mock.method(performance, "now", () => now);
  mock.method(globalThis, "setInterval", (callback) => (tick = callback));
  mock.method(globalThis, "clearInterval", () => (tick = undefined));
  const frames = [];
  const ends = [];
  const sound = new PacedSound(new Int16Array(samples).fill(1000), {
    frame: (frame) => frames.push(frame),
    ended: (words) => ends.push(words),
    waiting: () => isWaiting(),
  });
  sound.start();
  const pass = (millis, step = 1) => {
    for (let passed = 0; passed < millis; passed += step) {
      now += step;
      tick?.();
    }
  };
  return { frames, ends, sound, pass };
}

function loud(frame) {
  return new Int16Array(frame)[0] !== 0;
}
