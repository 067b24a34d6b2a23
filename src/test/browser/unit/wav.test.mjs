import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { readWav, writeWav } from "../../../main/webapp/js/audio/wav.js";

const SAMPLES = Int16Array.of(0, 1, -1, 32_767, -32_768);

test("a file that was written is read again, sample by sample", async () => {
  const file = writeWav([SAMPLES.slice(0, 2), SAMPLES.slice(2)], 24_000);
  assert.equal(file.type, "audio/wav");
  const { samples, ...format } = readWav(await file.arrayBuffer());
  assert.deepEqual(format, { channels: 1, rateHz: 24_000 });
  assert.deepEqual(samples, SAMPLES);
});

test("chunks that are not known are passed over, of odd length too", async () => {
  const written = new Uint8Array(await writeWav([SAMPLES], 16_000).arrayBuffer());
  const chunk = [..."LIST"].map((letter) => letter.charCodeAt(0)).concat([3, 0, 0, 0, 1, 2, 3, 0]);
  const file = Uint8Array.of(...written.slice(0, 12), ...chunk, ...written.slice(12));
  assert.deepEqual(readWav(file.buffer).samples, SAMPLES);
});

test("a data chunk that promises more than there is gives what there is", async () => {
  const file = await writeWav([SAMPLES], 16_000).arrayBuffer();
  assert.deepEqual(readWav(file.slice(0, file.byteLength - 3)).samples, SAMPLES.slice(0, 3));
});

test("what is no WAV file of 16 bit PCM is refused in words", async () => {
  const file = await writeWav([SAMPLES], 16_000).arrayBuffer();
  assert.throws(() => readWav(new ArrayBuffer(44)), /not a WAV file/);
  assert.throws(() => readWav(file.slice(0, 36)), /holds no sound/);
  new DataView(file).setUint16(34, 8, true);
  assert.throws(() => readWav(file), /not 16 bit PCM/);
});

test("the page's sample is 16 kHz mono", async () => {
  const file = await readFile(new URL("../../../main/webapp/samples/booking.wav", import.meta.url));
  const { samples, ...format } = readWav(new Uint8Array(file).buffer);
  assert.deepEqual(format, { channels: 1, rateHz: 16_000 });
  assert.ok(samples.length > 16_000);
});
