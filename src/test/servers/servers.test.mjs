/** A server that listens on one address, which is not 127.0.0.1, set up with the files that are shipped for it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import http2 from "node:http2";
import { test } from "node:test";

const BASE_URL = process.env.BASE_URL;
if (!BASE_URL) throw new Error("Set BASE_URL: the tests need a server, see .ci/run");

test("reaches its own sandbox", async () => {
  const endpoint = `${BASE_URL}demo/api/ai/transcription`;
  const answer = await fetch(`${endpoint}/events`, { headers: { Accept: "text/event-stream" } });
  assert.equal(answer.status, 200);
  let text = "";
  let session;
  for await (const bytes of answer.body) {
    text += Buffer.from(bytes);
    if (/^event: (?!transcription|session)/m.test(text)) break;
    if (!session && (session = /"sessionId":"(\w+)"/.exec(text)?.[1])) {
      const headers = { "Content-Type": "application/octet-stream" };
      await fetch(`${endpoint}/${session}/finish`, { method: "POST", headers });
    }
  }
  assert.match(text, /^event: connected$/m);
});

test("shows nothing of its own", async () => {
  for (const path of ["metrics", "openapi", "health", "health/ready", "console"]) {
    const { status } = await fetch(BASE_URL + path, { redirect: "manual" });
    assert.ok([403, 404].includes(status), `/${path}: ${status}`);
  }
  const live = await fetch(`${BASE_URL}api/health/live`);
  assert.deepEqual([live.status, live.headers.get("server"), live.headers.get("x-powered-by")], [200, null, null]);
});

test("speaks no HTTP/2", async () => {
  const client = http2.connect(BASE_URL);
  const [error] = await once(client, "error").catch((failure) => [failure]);
  assert.ok(error instanceof Error);
  client.destroy();
});
