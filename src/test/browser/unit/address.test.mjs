import assert from "node:assert/strict";
import { test } from "node:test";
import { isElsewhere, plainAddress, socketAddress } from "../../../main/webapp/js/session/address.js";

const ENDPOINT = { endpoint: "demo/api/ai/transcription", endpointParameter: "endpoint" };

test("an endpoint is below the page, by wss where the page came by https", () => {
  assert.equal(socketOn("http://here:8080/"), "ws://here:8080/demo/api/ai/transcription");
  assert.equal(socketOn("https://here/some/where/#speech"), "wss://here/some/where/demo/api/ai/transcription");
});

test("the page's own parameter goes before the endpoint, for its own panel alone", () => {
  assert.equal(socketOn("http://here/?endpoint=other/place"), "ws://here/other/place");
  assert.equal(socketOn("http://here/?endpoint=wss://there/place"), "wss://there/place");
  assert.equal(socketOn("http://here/?endpoint=place%23part"), "ws://here/place");
  assert.equal(socketOn("http://here/?speech-endpoint=x"), "ws://here/demo/api/ai/transcription");
});

test("parameters of the socket take the place of those that the endpoint has", () => {
  const address = socketAddress({ endpoint: "speak?speaker=asteria&rate=1" }, { speaker: "luna & co" }, "http://here/");
  assert.equal(address.href, "ws://here/speak?speaker=luna+%26+co&rate=1");
});

test("the same place by plain HTTP keeps path and query", () => {
  assert.equal(plainAddress(new URL("wss://there/a?b=c")).href, "https://there/a?b=c");
  assert.equal(plainAddress(new URL("ws://there:1/a")).href, "http://there:1/a");
});

test("an address is elsewhere if its host or its port is another", () => {
  assert.equal(isElsewhere(new URL("ws://here:8080/a"), "http://here:8080/b"), false);
  assert.equal(isElsewhere(new URL("ws://here:8081/a"), "http://here:8080/b"), true);
  assert.equal(isElsewhere(new URL("wss://there/a"), "https://here/a"), true);
});

function socketOn(page) {
  return socketAddress(ENDPOINT, {}, page).href;
}
