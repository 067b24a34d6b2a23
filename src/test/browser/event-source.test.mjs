import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open } from "./visit.mjs";

const STREAM = /transcription\/events/;

describe("an EventSource of a page", () => {
  test("hears a session to its end, and opens no other by itself", async () => {
    const { page } = await open();
    const statuses = watch(page);
    await page.evaluate(listen);
    await page.waitForFunction(() => window.sessionId);
    await page.evaluate(() => fetch(`demo/api/ai/transcription/${window.sessionId}/finish`, { method: "POST" }));
    await page.waitForFunction(() => window.lastEventId);
    // A browser that is not told otherwise comes back after three seconds.
    await page.waitForTimeout(6_000);
    assert.deepEqual(statuses, [200]);
    assert.equal(await page.evaluate(() => window.connections), 1);
  });

  test("is told that it need not come back, should it do so", async () => {
    const { page } = await open();
    const statuses = watch(page);
    let answer = (route) => {
      answer = (next) => next.continue();
      return route.fulfill({ contentType: "text/event-stream", body: "id: ended.ok\nretry: 10\ndata: x\n\n" });
    };
    await page.route(STREAM, (route) => answer(route));
    await page.evaluate(listen);
    await page.waitForFunction(() => window.source.readyState === EventSource.CLOSED);
    assert.deepEqual(statuses, [200, 204]);
  });

  test("comes back after a failure, and is served", async () => {
    const { page } = await open();
    await page.evaluate(listen, "?fault=close:1011:200");
    await page.waitForFunction(() => window.connections === 2, undefined, { timeout: 20_000 });
    await page.evaluate(() => window.source.close());
  });
});

function watch(page) {
  const statuses = [];
  page.on("response", (response) => STREAM.test(response.url()) && statuses.push(response.status()));
  return statuses;
}

function listen(query = "") {
  window.connections = 0;
  window.source = new EventSource(`demo/api/ai/transcription/events${query}`);
  window.source.addEventListener("session", ({ data }) => {
    window.connections++;
    window.sessionId = JSON.parse(data).sessionId;
    if (query)
      fetch(`demo/api/ai/transcription/${window.sessionId}/audio?sequence=0`, { method: "POST", body: new Blob() });
  });
  window.source.addEventListener("disconnected", ({ lastEventId }) => (window.lastEventId = lastEventId));
}
