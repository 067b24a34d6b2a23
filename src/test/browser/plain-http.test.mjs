import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { picture } from "./browser.mjs";
import { CONNECTED, NOWHERE, SESSION, forbidSockets, playEvents } from "./stand-ins.mjs";
import { SENTENCES, finalTurns, open } from "./visit.mjs";

describe("transcription over plain HTTP", () => {
  test("hears the sample as three sentences, and lets go of the session", async () => {
    const { page, transcription } = await open("?transport=http", { prepare: forbidSockets });
    await transcription
      .part("plain")
      .filter({ hasText: /plain HTTP/ })
      .waitFor();
    await transcription.connect();
    await transcription.part("sample").click();
    await finalTurns(transcription).nth(2).waitFor({ timeout: 40_000 });
    assert.deepEqual(await finalTurns(transcription).allTextContents(), SENTENCES);
    await picture(page, "transcription-plain");
    const finished = page.waitForRequest((request) => request.url().endsWith("/finish"));
    await transcription.part("connect").click();
    assert.equal((await finished).method(), "POST");
    await transcription.isIn("off");
  });

  test("sends chunks one at a time and in order, and counts what a slow network makes it drop", async () => {
    const sent = [];
    let underWay = 0;
    let most = 0;
    const { transcription } = await open(`?transport=http&endpoint=${NOWHERE}`, {
      prepare: (page) =>
        playEvents(page, [SESSION, CONNECTED], async (route) => {
          most = Math.max(most, ++underWay);
          sent.push(Number(new URL(route.request().url()).searchParams.get("sequence")));
          await new Promise((later) => setTimeout(later, 1000));
          underWay--;
          await route.fulfill({ status: 202, json: { received: 1, next: 1, lost: 0 } });
        }),
    });
    await transcription.connect();
    await transcription.part("sample").click();
    await transcription.reaches("dropped", 3);
    assert.equal(most, 1);
    assert.deepEqual(sent, [...sent.keys()]);
  });

  test("is offered where the server answers and no WebSocket gets through", async () => {
    const { page, transcription } = await open(`?endpoint=${NOWHERE}`, {
      prepare: async (page) => {
        await page.route(/^[^?]*nowhere$/, (route) =>
          route.fulfill({ status: 400, json: { error: "WebSocket only", usage: "…" } }),
        );
        await playEvents(page, [SESSION, CONNECTED]);
      },
    });
    assert.equal(await transcription.part("use-plain").isVisible(), false);
    await transcription.part("connect").click();
    await transcription.words(/could not be reached as WebSocket/);
    await transcription.part("use-plain").click();
    await transcription.isIn("ready");
    assert.match(page.url(), /transport=http/);
    assert.match(await transcription.part("address").textContent(), /^http.*nowhere\/events$/);
  });

  test("gives the server's words where the server refuses", async () => {
    const { transcription } = await open(`?transport=http&endpoint=${NOWHERE}`, {
      prepare: (page) =>
        page.route(/^[^?]*nowhere/, (route) => route.fulfill({ status: 401, json: { error: "Who are you?" } })),
    });
    await transcription.part("connect").click();
    await transcription.words(/Who are you\? \(HTTP 401\)/);
    await transcription.isIn("error");
  });
});
