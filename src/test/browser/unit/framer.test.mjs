import assert from "node:assert/strict";
import { test } from "node:test";
import { Framer } from "../../../main/webapp/js/audio/framer.js";
import { power, tone } from "./sound.mjs";

const QUANTUM = 128;

for (const rateHz of [8_000, 16_000, 44_100, 48_000]) {
  test(`a second at ${rateHz} Hz becomes twelve frames of 2560 bytes that sound the same`, () => {
    const frames = framed(rateHz, [tone(440, rateHz, rateHz)]);
    assert.deepEqual([...new Set(frames.map((frame) => frame.byteLength))], [2560]);
    assert.equal(frames.length, 12);
    assert.ok(Math.abs(power(new Int16Array(frames[6])) - 0.5 / Math.SQRT2) < 0.01);
  });
}

test("what 16 kHz cannot carry is kept out", () => {
  const frames = framed(48_000, [tone(11_000, 48_000, 48_000)]);
  assert.ok(power(new Int16Array(frames[6])) < 0.005);
});

test("channels are mixed: what is opposite in them is gone", () => {
  const left = tone(440, 16_000, 16_000);
  const frames = framed(16_000, [left, left.map((sample) => -sample)]);
  assert.equal(power(new Int16Array(frames[3])), 0);
});

test("what is louder than full scale is clipped, not wrapped", () => {
  const frames = framed(16_000, [Float32Array.from({ length: 1280 }, (_, i) => (i % 2 ? 1.5 : -1.5))]);
  assert.deepEqual([...new Set(new Int16Array(frames[0]))], [-32_768, 32_767]);
});

test("a microphone that gives no channel gives no frame", () => {
  assert.deepEqual(framed(16_000, []), []);
});

function framed(rateHz, channels) {
  const frames = [];
  const framer = new Framer(rateHz, (frame) => frames.push(frame));
  framer.take([]);
  for (let at = 0; at < (channels[0]?.length ?? 0); at += QUANTUM) {
    framer.take(channels.map((channel) => channel.subarray(at, at + QUANTUM)));
  }
  return frames;
}
