import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SENTENCES, open } from "./visit.mjs";

const FEW_MEGABYTES = 4 << 20;
const MOST_BYTES = 8 << 20;
const WAYS = ["json", "form", "body"];

describe("a recording that a page posts by fetch", () => {
  for (const way of WAYS) {
    test(`is heard to its end, as ${way}`, async () => {
      const { page } = await open();
      const { status, text } = await page.evaluate(post, { way, bytes: FEW_MEGABYTES });
      assert.equal(status, 200, text);
      for (const sentence of SENTENCES) assert.ok(text.includes(sentence), text);
    });

    test(`is refused in words if it is too large, as ${way}`, async () => {
      const { page } = await open();
      const { status, text } = await page.evaluate(post, { way, bytes: MOST_BYTES + 2 });
      assert.equal(status, 413, text);
      const { code, details } = JSON.parse(text);
      assert.deepEqual([code, details.maxBytes], ["message.too_large", MOST_BYTES]);
    });
  }

  test("is refused in words also where it is much too large", async () => {
    const { page } = await open();
    for (const way of WAYS) {
      const { status, text } = await page.evaluate(post, { way, bytes: 2 * MOST_BYTES });
      assert.deepEqual([status, JSON.parse(text).code], [413, "message.too_large"], way);
    }
  });
});

/** In the page: the sample behind so much silence that the WAV has this many bytes. */
async function post({ way, bytes }) {
  const HEAD_BYTES = 44;
  const sample = new Uint8Array(await (await fetch("samples/booking.wav")).arrayBuffer());
  const wav = new Uint8Array(bytes);
  wav.set(sample.subarray(0, HEAD_BYTES));
  const head = new DataView(wav.buffer);
  head.setUint32(4, bytes - 8, true);
  head.setUint32(HEAD_BYTES - 4, bytes - HEAD_BYTES, true);
  wav.set(sample.subarray(HEAD_BYTES), bytes - (sample.length - HEAD_BYTES));
  const recording = new Blob([wav], { type: "audio/wav" });

  const requests = {
    json: async () => {
      const url = await new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.readAsDataURL(recording);
      });
      return ["speech", { "Content-Type": "application/json" }, JSON.stringify({ audioBase64: url })];
    },
    form: async () => {
      const form = new FormData();
      form.append("audio", recording, "recording.wav");
      return ["speech", {}, form];
    },
    body: async () => ["transcription", { Accept: "text/event-stream" }, recording],
  };
  const [path, headers, body] = await requests[way]();
  const answer = await fetch(`demo/api/ai/${path}`, { method: "POST", headers, body });
  return { status: answer.status, text: await answer.text() };
}
