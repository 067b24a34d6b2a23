import assert from "node:assert/strict";
import { test } from "node:test";
import {
  REFUSED,
  whyRefused,
  wordsForClose,
  wordsForError,
  wordsForRefusal,
} from "../../../main/webapp/js/session/endings.js";

const SOCKET = new URL("ws://there/demo/api/ai/transcription");

test("an error has the server's words, and says when to try again", () => {
  assert.equal(
    wordsForError({ error: "Too many.", code: "rate.limited", retryAfterMs: 1200 }),
    "Too many. Try again in 2 s.",
  );
  assert.equal(wordsForError({ message: "From a model." }), "From a model.");
  assert.equal(wordsForError({ code: "a.code" }), "a.code");
  assert.match(wordsForError({}), /without words/);
});

test("a restart does not ask to try again, as the page does so by itself", () => {
  assert.equal(wordsForError({ error: "It restarts.", code: "server.restarting", retryAfterMs: 2000 }), "It restarts.");
});

test("a close that is as it should be has no words", () => {
  for (const code of [1000, 1001]) assert.equal(wordsForClose({ code, reason: "ok" }, "", true), "");
});

test("a close is told by the error before it, else by its reason and code", () => {
  assert.equal(wordsForClose({ code: 4502, reason: "upstream.closed" }, "Hung up.", true), "Hung up. (4502)");
  assert.equal(wordsForClose({ code: 1006, reason: "" }, "Hung up.", true), "Hung up.");
  assert.match(wordsForClose({ code: 4408, reason: "session.idle" }, "", true), /session\.idle \(4408\)/);
  assert.match(wordsForClose({ code: 4408, reason: "" }, "", true), /no reason \(4408\)/);
});

test("a connection that broke off is told from one that was never opened", () => {
  assert.match(wordsForClose({ code: 1006, reason: "" }, "", true), /broke off/);
  assert.equal(wordsForClose({ code: 1006, reason: "" }, "", false), REFUSED);
});

for (const { title, status, body, words, isOnlySocket, isFinal } of [
  {
    title: "usage is a server that lets no socket through",
    status: 400,
    body: { usage: "…" },
    words: /as WebSocket/,
    isOnlySocket: true,
    isFinal: true,
  },
  {
    title: "401 is final, in the server's words",
    status: 401,
    body: { error: "Who are you?" },
    words: /^Who are you\? \(HTTP 401\)$/,
    isOnlySocket: false,
    isFinal: true,
  },
  {
    title: "404 speaks of the address",
    status: 404,
    body: undefined,
    words: /no speech endpoint at \/demo\/api\/ai\/transcription/,
    isOnlySocket: false,
    isFinal: true,
  },
  {
    title: "429 may pass",
    status: 429,
    body: { error: "Full." },
    words: /Full\. \(HTTP 429\)/,
    isOnlySocket: false,
    isFinal: false,
  },
  {
    title: "500 may pass, and names what is missing",
    status: 500,
    body: { error: "Configuration error", required: ["A", "B"] },
    words: /error: A, B missing \(HTTP 500\)/,
    isOnlySocket: false,
    isFinal: false,
  },
  {
    title: "502 without JSON has words of ours",
    status: 502,
    body: undefined,
    words: /answers with HTTP 502/,
    isOnlySocket: false,
    isFinal: false,
  },
]) {
  test(`asked why it refused a socket, ${title}`, async (t) => {
    t.mock.method(globalThis, "fetch", async (address) => {
      assert.equal(address.href, "http://there/demo/api/ai/transcription");
      return new Response(body ? JSON.stringify(body) : "<html>", { status });
    });
    const why = await whyRefused(SOCKET);
    assert.match(why.words, words);
    assert.deepEqual({ isOnlySocket: why.isOnlySocket, isFinal: why.isFinal }, { isOnlySocket, isFinal });
  });
}

test("asked why it refused a socket, a server that is not there may come", async (t) => {
  t.mock.method(globalThis, "fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const why = await whyRefused(SOCKET);
  assert.match(why.words, /server at there could not be reached/);
  assert.equal(why.isFinal, false);
});

test("a refusal by HTTP says when to try again", async () => {
  const answer = new Response(JSON.stringify({ error: "Full.", retryAfterMs: 5000 }), { status: 503 });
  Object.defineProperty(answer, "url", { value: "http://there/events" });
  assert.equal(await wordsForRefusal(answer), "Full. (HTTP 503) Try again in 5 s.");
});
