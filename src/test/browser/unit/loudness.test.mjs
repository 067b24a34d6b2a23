import assert from "node:assert/strict";
import { test } from "node:test";
import { VoiceActivity, loudness } from "../../../main/webapp/js/audio/loudness.js";
import { pcm, tone } from "./sound.mjs";

const SILENCE = new ArrayBuffer(2560);
const VOICE = pcm(tone(440, 16_000, 1280, 0.5)).buffer;

test("loudness goes from 0 for silence to 1 for full scale, by decibels", () => {
  assert.equal(loudness(SILENCE), 0);
  assert.equal(loudness(new ArrayBuffer(0)), 0);
  assert.equal(loudness(new Int16Array(1280).fill(-32_768).buffer), 1);
  const [loud, half] = [0.5, 0.25].map((size) => loudness(pcm(tone(440, 16_000, 1280, size)).buffer));
  assert.ok(Math.abs(loud - half - 6.02 / 54) < 0.001);
});

test("a voice is heard at once, and for seven quiet frames more", () => {
  const activity = new VoiceActivity();
  assert.equal(activity.hears(SILENCE), false);
  assert.equal(activity.hears(VOICE), true);
  const after = Array.from({ length: 9 }, () => activity.hears(SILENCE));
  assert.deepEqual(after, [true, true, true, true, true, true, true, false, false]);
});
