import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { describe, test } from "node:test";
import { BASE_URL, picture } from "./browser.mjs";
import { FATAL, HARMLESS, HELLO, answering } from "./stand-ins.mjs";
import { TEXT, hear, leave, open } from "./visit.mjs";

describe("the page", () => {
  test("loads without a word in the console", async () => {
    const complaints = [];
    const { page, transcription } = await open("", {
      prepare: (page) => {
        page.on("console", (message) => {
          if (["error", "warning"].includes(message.type())) complaints.push(message.text());
        });
        page.on("pageerror", (error) => complaints.push(error.message));
        page.on("requestfailed", (request) => complaints.push(request.url()));
      },
    });
    await transcription.isIn("off");
    await page.waitForLoadState("networkidle");
    assert.deepEqual(complaints, []);
  });

  test("has no tab for what the server does not serve", async () => {
    const endpoints = [
      { kind: "transcription", served: false, ways: [] },
      { kind: "speech", served: true, ways: [] },
    ];
    const { page } = await open("", {
      prepare: (page) => page.route("**/api/endpoints", (route) => route.fulfill({ json: { endpoints } })),
    });
    await page.locator("#tab-transcription").waitFor({ state: "hidden" });
    assert.equal(await page.locator("#tab-speech").getAttribute("aria-selected"), "true");
    assert.ok(await page.locator("#speech").isVisible());
  });

  test("asks nothing of other servers", async () => {
    const elsewhere = [];
    const { page } = await open("", {
      prepare: (page) =>
        page.on("request", (request) => {
          if (new URL(request.url()).origin !== new URL(BASE_URL).origin) elsewhere.push(request.url());
        }),
    });
    await page.waitForLoadState("networkidle");
    assert.deepEqual(elsewhere, []);
  });

  test("is worked by keyboard alone: the tabs, then the buttons", async () => {
    const { page, transcription, speech } = await open();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-transcription");
    await page.keyboard.press("ArrowRight");
    await speech.root.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-speech");
    assert.equal(await transcription.root.isVisible(), false);
    await page.keyboard.press("Home");
    await transcription.root.waitFor();
    assert.equal(await page.locator('[role="tab"][aria-selected="true"]').count(), 1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await transcription.isIn("ready");
  });

  test("opens on the tab that its address names", async () => {
    const { speech } = await open("#speech");
    await speech.root.waitFor();
  });

  test("dials wss where it came by https, under whatever path it was found", async () => {
    const { page, transcription, speech } = await open("", {
      prepare: (page) =>
        page.route("https://jackfield.test/some/where/**", async (route) => {
          const file = route.request().url().replace("https://jackfield.test/some/where/", "");
          await route.fulfill({ response: await route.fetch({ url: new URL(file, BASE_URL).href }) });
        }),
    });
    await page.goto("https://jackfield.test/some/where/");
    const place = "wss://jackfield.test/some/where/demo/api/ai";
    await transcription.part("address").filter({ hasText: /./ }).waitFor();
    assert.equal(await transcription.part("address").textContent(), `${place}/transcription`);
    assert.equal(await speech.part("address").textContent(), `${place}/tts-stream?speaker=asteria`);
  });

  for (const scheme of ["light", "dark"]) {
    test(`is as handsome in the ${scheme} as it is in the other`, async () => {
      const { page } = await open("", { colorScheme: scheme });
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const brightness = Math.max(...ground.match(/\d+/g).map(Number));
      assert.ok(scheme === "dark" ? brightness < 80 : brightness > 180, ground);
      const path = await picture(page, `page-${scheme}`);
      if (path) assert.ok((await stat(path)).size > 10_000);
    });
  }

  test("fits a narrow screen without scrolling sideways", async () => {
    for (const address of ["", "#speech"]) {
      const { page } = await open(address, { viewport: { width: 360, height: 780 } });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
      await leave();
    }
  });
});

describe("when something goes wrong, the page", () => {
  test("speaks kindly of an address where nothing is", async () => {
    const { transcription } = await open("?endpoint=demo/api/ai/nowhere");
    await transcription.part("connect").click();
    const words = await transcription.words(/no speech endpoint/);
    assert.doesNotMatch(words, /1006/);
    await transcription.isIn("error");
  });

  test("tells a server that is there from one that is not", async () => {
    const { transcription } = await open("?endpoint=ws://127.0.0.1:9/nothing");
    await transcription.part("connect").click();
    await transcription.isIn("error");
    await transcription.words(/could not be reached/);
  });

  test("shows the server's own words where the server refuses", async () => {
    for (const [status, body, expected] of [
      [500, { error: "Configuration error", required: ["A_TOKEN"] }, /Configuration error.*A_TOKEN/],
      [401, { error: "Who are you?" }, /Who are you\?/],
      [400, { error: "WebSocket only", usage: "…" }, /could not be reached as WebSocket/],
    ]) {
      const { transcription } = await open("?endpoint=demo/api/ai/nowhere", {
        prepare: (page) => page.route(/^[^?]*nowhere/, (route) => route.fulfill({ status, json: body })),
      });
      await transcription.part("connect").click();
      await transcription.words(expected);
      await leave();
    }
  });

  test("gives the words of the error that came before the close", async () => {
    const { transcription } = await open("", { prepare: (page) => answering(page, FATAL, [4502, "upstream.closed"]) });
    await transcription.part("connect").click();
    await transcription.isIn("error");
    assert.equal(await transcription.words(/./), "The provider hung up. (4502)");
  });

  test("keeps the session when the error says that it stays open", async () => {
    const { transcription } = await open("", { prepare: (page) => answering(page, HARMLESS) });
    await transcription.connect();
    await transcription.words(/audio was dropped/);
    await transcription.isIn("ready");
  });

  test("gives reason and code of a close without an error, and nothing for a good one", async () => {
    for (const [code, reason, expected] of [
      [4408, "session.idle", "The server closed the connection: session.idle (4408)"],
      [1000, "ok", ""],
    ]) {
      const { transcription } = await open("", { prepare: (page) => answering(page, HELLO, [code, reason]) });
      await transcription.part("connect").click();
      await transcription.isIn(expected ? "error" : "off");
      await transcription.part("lines").getByText(`${code} ${reason}`).waitFor();
      assert.equal(await transcription.part("words").textContent(), expected);
      await leave();
    }
  });
});

describe("the event log", () => {
  test("counts frames that follow each other, filters, pauses and clears", async () => {
    const { speech } = await open("#speech");
    await hear(speech, TEXT);
    await speech.isIn("ready", 30_000);
    const lines = speech.part("lines").locator("li:visible");
    await speech
      .part("lines")
      .getByText(/binary × \d+/)
      .waitFor();
    await speech.part("filter").fill("flush");
    assert.deepEqual(await lines.locator(".kind").allTextContents(), ["Flush", "Flushed"]);
    await speech.part("filter").fill("");
    await speech.part("log-pause").click();
    const before = await lines.count();
    await speech.part("connect").click();
    await speech.part("line-count").filter({ hasText: "paused" }).waitFor();
    assert.equal(await lines.count(), before);
    await speech.part("log-pause").click();
    await speech.part("lines").getByText("1000", { exact: false }).waitFor();
    await speech.part("log-clear").click();
    assert.equal(await lines.count(), 0);
  });

  test("is copied, as is the code for one's own client", async () => {
    const { page, speech } = await open("?speaker=zeus#speech", { permissions: ["clipboard-read", "clipboard-write"] });
    const copied = async (button) => {
      await button.click();
      await button.filter({ hasText: "Copied" }).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    await speech.connect();
    assert.match(await copied(speech.part("log-copy")), /\t←\tconnected\t\d+\t\{/);
    await speech.part("client").locator("summary").click();
    assert.match(await copied(speech.part("copy-javascript")), /new WebSocket\("ws.*speaker=zeus"\)/);
    assert.match(await copied(speech.part("copy-curl")), /curl -s 'http.*speaker=zeus'/);
  });
});
