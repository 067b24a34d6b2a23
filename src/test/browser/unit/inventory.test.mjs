import assert from "node:assert/strict";
import { test } from "node:test";
import { kindsNotServed } from "../../../main/webapp/js/session/inventory.js";

const answering = (body) => async () => new Response(body);

test("what is switched off is not served", async () => {
  const endpoints = [
    { kind: "transcription", served: true },
    { kind: "speech", served: false },
  ];
  assert.deepEqual(await kindsNotServed(answering(JSON.stringify({ endpoints }))), ["speech"]);
});

test("a server that cannot say serves everything, for all that the page knows", async () => {
  assert.deepEqual(await kindsNotServed(answering("no JSON")), []);
  assert.deepEqual(await kindsNotServed(() => Promise.reject(new TypeError("away"))), []);
});
