import assert from "node:assert/strict";
import { test } from "node:test";
import { barsOf } from "../../../main/webapp/js/audio/bars.js";
import { Recording } from "../../../main/webapp/js/audio/recording.js";

test("a sample that was cut in two by the network is joined again", () => {
  const recording = new Recording(24_000);
  assert.deepEqual(recording.add(Uint8Array.of(1, 0, 2).buffer), Int16Array.of(1));
  assert.deepEqual(recording.add(Uint8Array.of(0).buffer), Int16Array.of(2));
  assert.equal(recording.bytes(), 4);
  assert.deepEqual(
    recording.pieces().flatMap((piece) => [...piece]),
    [1, 2],
  );
});

test("a peak is kept for each 20 ms, and the loudest of all", () => {
  const recording = new Recording(24_000);
  const samples = new Int16Array(1000);
  samples[10] = 16_384;
  samples[490] = -8_192;
  recording.add(samples.buffer);
  assert.deepEqual(recording.peaks(), [0.5, 0.25, 0]);
  assert.equal(recording.peak(), 0.5);
  assert.equal(recording.seconds(), 1000 / 24_000);
});

test("a recording is saved whole", async () => {
  const recording = new Recording(24_000);
  recording.add(Int16Array.of(1, 2).buffer);
  recording.add(Int16Array.of(3).buffer);
  const saved = await recording.toWav().arrayBuffer();
  assert.deepEqual(new Int16Array(saved, 44), Int16Array.of(1, 2, 3));
});

test("a short recording does not fill the row of bars, a long one does", () => {
  const short = barsOf(new Array(50).fill(0.5), 0.4, 10);
  assert.deepEqual(
    short.map(({ size }) => size),
    [0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0, 0],
  );
  assert.deepEqual(
    short.map(({ isHeard }) => isHeard),
    [true, true, ...new Array(8).fill(false)],
  );
  const long = barsOf(new Array(500).fill(0.5), 20, 10);
  assert.ok(long.every(({ size, isHeard }) => size === 0.5 && isHeard));
});

test("a bar shows the loudest of the peaks that it stands for, and every peak is in one", () => {
  const peaks = new Array(200).fill(0.1);
  peaks[59] = 0.9;
  assert.deepEqual(
    barsOf(peaks, 0, 10).map(({ size }) => size),
    [0.1, 0.1, 0.9, ...new Array(7).fill(0.1)],
  );
});
