/** A server on which HTTP/2 was left on, as servers have it by themselves. */
import assert from "node:assert/strict";
import { once } from "node:events";
import http2 from "node:http2";
import { after, before, test } from "node:test";

const BASE_URL = process.env.BASE_URL;
if (!BASE_URL) throw new Error("Set BASE_URL: the tests need a server, see .ci/run");

let client;

before(() => {
  client = http2.connect(BASE_URL);
});
after(() => client.destroy());

/** The status of an answer, and its JSON if it is that. */
async function ask(headers, body = "") {
  const stream = client.request(headers, { endStream: false });
  stream.end(body);
  const [head] = await once(stream, "response");
  let text = "";
  for await (const data of stream) text += data;
  return { status: head[":status"], json: /json/.test(head["content-type"]) ? JSON.parse(text) : undefined };
}

test("gives short answers", async () => {
  assert.equal((await ask({ ":path": "/api/health/live" })).status, 200);
});

const LONG = {
  "an event stream": [{ ":path": "/demo/api/ai/transcription/events", accept: "text/event-stream" }],
  "the events of a recording": [
    { ":method": "POST", ":path": "/demo/api/ai/transcription", accept: "text/event-stream", "content-type": "audio/wav" },
    "RIFF",
  ],
  "streamed speech": [
    { ":method": "POST", ":path": "/demo/api/ai/tts-stream", "content-type": "application/json" },
    '{"text":"Good morning."}',
  ],
};

for (const [name, request] of Object.entries(LONG)) {
  test(`refuses ${name} in words`, async () => {
    const { status, json } = await ask(...request);
    assert.deepEqual([status, json.code, json.error], [505, "http.version", "This answer is given over HTTP/1.1 alone."]);
  });
}
