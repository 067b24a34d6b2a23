import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TransportChoice } from "../../../main/webapp/js/session/transport-choice.js";

const ENDPOINT = { endpoint: "transcription", endpointParameter: "endpoint" };
const { WebSocket } = globalThis;

before(() => (globalThis.WebSocket = class {}));
after(() => (globalThis.WebSocket = WebSocket));

test("sessions travel by WebSocket unless the page's address says otherwise", () => {
  assert.equal(addressOn("http://here/"), "ws://here/transcription");
  assert.equal(addressOn("http://here/?transport=websocket"), "ws://here/transcription");
  assert.equal(addressOn("https://here/?transport=http"), "https://here/transcription/events");
});

test("a browser without WebSockets has no choice", (t) => {
  const { WebSocket } = globalThis;
  t.after(() => (globalThis.WebSocket = WebSocket));
  delete globalThis.WebSocket;
  assert.equal(addressOn("http://here/"), "http://here/transcription/events");
});

test("what the user chooses holds for the next session", () => {
  const choice = new TransportChoice(ENDPOINT, "http://here/");
  choice.choose(true);
  assert.equal(choice.isPlain(), true);
  assert.equal(choice.make().address.href, "http://here/transcription/events");
  choice.choose(false);
  assert.equal(choice.make().address.href, "ws://here/transcription");
});

function addressOn(page) {
  return new TransportChoice(ENDPOINT, page).make().address.href;
}
