import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { picture } from "./browser.mjs";
import { CONNECTED, NOWHERE, clogSockets, denyMicrophone, forceSampleRate, keepTracks } from "./stand-ins.mjs";
import { SENTENCES, finalTurns, leave, open } from "./visit.mjs";

describe("transcription", () => {
  test("says ready only when the server has said connected", async () => {
    let greet;
    const { page, transcription } = await open("", {
      prepare: (page) => page.routeWebSocket(/transcription/, (socket) => (greet = () => socket.send(CONNECTED))),
    });
    await transcription.part("connect").click();
    await transcription.part("lines").getByText("waiting for the model").waitFor();
    await transcription.isIn("connecting");
    greet();
    await transcription.isIn("ready");
    assert.match(await transcription.part("state").textContent(), /a-model/);
    assert.equal(await transcription.part("notice").textContent(), "Played from a script.");
    await page.close();
  });

  test("hears the sample as three sentences, in grey before they are final", async () => {
    const { page, transcription } = await open();
    await transcription.connect();
    await transcription.part("sample").click();
    await transcription.part("interim").filter({ hasText: /\w/ }).waitFor({ timeout: 15_000 });
    await finalTurns(transcription).nth(2).waitFor({ timeout: 30_000 });
    assert.deepEqual(await finalTurns(transcription).allTextContents(), SENTENCES);
    await picture(page, "transcription-heard");
    await transcription.part("clear").click();
    assert.equal(await finalTurns(transcription).count(), 0);
    assert.equal(await transcription.part("clear").isDisabled(), true);
  });

  test("shows the level of the microphone, and stops it on disconnect", async () => {
    const { page, transcription } = await open("", { prepare: keepTracks });
    await transcription.connect();
    await transcription.part("microphone").click();
    await transcription.reaches("level", 20);
    await transcription.isIn("speaking");
    await transcription.part("connect").click();
    await transcription.isIn("off");
    assert.deepEqual(await page.evaluate(() => window.keptTracks.map((track) => track.readyState)), ["ended"]);
    assert.equal(await transcription.root.getAttribute("data-level"), "0");
    assert.equal(await transcription.part("box").isVisible(), false);
  });

  for (const [how, leave] of [
    ["it disconnects", (transcription) => transcription.part("connect").click()],
    ["its user leaves", ({ page }) => page.evaluate(() => window.dispatchEvent(new Event("pagehide")))],
  ]) {
    test(`says goodbye when ${how}`, async () => {
      let goodbye;
      const gone = new Promise((resolve) => (goodbye = resolve));
      const { transcription } = await open("", {
        prepare: (page) =>
          page.routeWebSocket(/transcription/, (socket) => {
            socket.onClose((code, reason) => goodbye([code, reason]));
            socket.send(CONNECTED);
          }),
      });
      await transcription.connect();
      await leave(transcription);
      assert.deepEqual(await gone, [1000, "User disconnected"]);
    });
  }

  for (const query of ["", "?transport=http"]) {
    test(`shows the words of a turn as final when it disconnects in the middle of it: ${query || "socket"}`, async () => {
      const { transcription } = await open(query);
      await transcription.connect();
      await transcription.part("sample").click();
      const interim = transcription.part("interim").filter({ hasText: /\w/ });
      await interim.waitFor({ timeout: 15_000 });
      const seen = await interim.textContent();
      await transcription.part("connect").click();
      await transcription.isIn("off");
      const [words, ...more] = await finalTurns(transcription).allTextContents();
      assert.ok(words.startsWith(seen.trim()), `${words} begins with ${seen}`);
      assert.doesNotMatch(words, /…$/, "It is the model's last word");
      assert.deepEqual(more, []);
      assert.equal(await transcription.part("interim").isVisible(), false);
      assert.equal(await transcription.part("box").isVisible(), false);
    });
  }

  test("keeps the words that it has where the last ones do not come", async () => {
    const { transcription } = await open("", {
      prepare: (page) =>
        page.routeWebSocket(/transcription/, (socket) => {
          socket.send(CONNECTED);
          const begun = { type: "transcription", text: "begun", data: { event: "Update", transcript: "begun" } };
          socket.onMessage((data) => typeof data !== "string" && socket.send(JSON.stringify(begun)));
        }),
    });
    await transcription.connect();
    await transcription.part("sample").click();
    await transcription.part("interim").filter({ hasText: "begun" }).waitFor();
    await transcription.part("connect").click();
    await transcription.isIn("off");
    assert.deepEqual(await finalTurns(transcription).allTextContents(), ["begun …"]);
  });

  test("sends frames of 80 ms, whatever the rate of the browser's audio", async () => {
    for (const rateHz of [16_000, 44_100, 48_000]) {
      const sizes = [];
      let enough;
      const tenFrames = new Promise((resolve) => (enough = resolve));
      const { transcription } = await open("", {
        prepare: async (page) => {
          await page.addInitScript(forceSampleRate, rateHz);
          await page.routeWebSocket(/transcription/, (socket) => {
            socket.onMessage((frame) => sizes.push(frame.length) === 10 && enough());
            socket.send(CONNECTED);
          });
        },
      });
      await transcription.connect();
      await transcription.part("microphone").click();
      await tenFrames;
      assert.deepEqual([...new Set(sizes)], [2560], `at ${rateHz} Hz`);
      await transcription.reaches("level", 20);
      await leave();
    }
  });

  test("tells who records without a connection to connect first", async () => {
    const { transcription } = await open();
    assert.equal(await transcription.part("microphone").getAttribute("aria-disabled"), "true");
    await transcription.part("microphone").press("Enter");
    await transcription.words(/Connect first/);
  });

  test("connects by itself for the sample, and plays it when the server has said connected", async () => {
    let greet;
    let frames = 0;
    let enough;
    const tenFrames = new Promise((resolve) => (enough = resolve));
    const { transcription } = await open("", {
      prepare: (page) =>
        page.routeWebSocket(/transcription/, (socket) => {
          greet = () => socket.send(CONNECTED);
          socket.onMessage(() => ++frames === 10 && enough());
        }),
    });
    assert.notEqual(await transcription.part("sample").getAttribute("aria-disabled"), "true");
    await transcription.part("sample").press("Enter");
    await transcription.isIn("connecting");
    await transcription.part("lines").getByText("waiting for the model").waitFor();
    await transcription.part("sample").filter({ hasText: "Stop sample" }).waitFor();
    assert.equal(frames, 0);
    greet();
    await transcription.isIn("ready");
    await tenFrames;
    await transcription.part("sample").click();
    await transcription.part("sample").filter({ hasText: "Play sample" }).waitFor();
    await transcription.isIn("ready");
  });

  test("does not play a sample that was stopped before the connection was there", async () => {
    let dials = 0;
    const { transcription } = await open("", {
      prepare: (page) => page.routeWebSocket(/transcription/, () => dials++),
    });
    await transcription.part("sample").click();
    await transcription.isIn("connecting");
    await transcription.part("sample").click();
    await transcription.isIn("off");
    await transcription.part("sample").filter({ hasText: "Play sample" }).waitFor();
    assert.equal(dials, 1);
    assert.equal(await transcription.part("box").isVisible(), false);
  });

  test("says why there is no connection for the sample, and lets go of it", async () => {
    const { transcription } = await open(`?endpoint=${NOWHERE}`, {
      prepare: (page) =>
        page.route(/^[^?]*nowhere/, (route) => route.fulfill({ status: 401, json: { error: "Who are you?" } })),
    });
    await transcription.part("sample").click();
    await transcription.words(/Who are you\? \(HTTP 401\)/);
    await transcription.isIn("error");
    await transcription.part("sample").filter({ hasText: "Play sample" }).waitFor();
  });

  test("says what to do when the microphone is denied", async () => {
    const { transcription } = await open("", { prepare: (page) => page.addInitScript(denyMicrophone) });
    await transcription.connect();
    await transcription.part("microphone").click();
    await transcription.words(/microphone was denied/);
    await transcription.isIn("ready");
  });

  test("reports a microphone that stops by itself", async () => {
    const { page, transcription } = await open("", { prepare: keepTracks });
    await transcription.connect();
    await transcription.part("microphone").click();
    await transcription.reaches("level", 20);
    await page.evaluate(() => window.keptTracks[0].dispatchEvent(new Event("ended")));
    await transcription.words(/stopped by itself/);
    assert.equal(await transcription.part("microphone").textContent(), "Start microphone");
  });

  test("counts the audio that a slow network makes it drop", async () => {
    const { transcription } = await open("", { prepare: (page) => page.addInitScript(clogSockets) });
    await transcription.connect();
    await transcription.part("sample").click();
    await transcription.reaches("dropped", 2);
    await transcription
      .part("dropped")
      .filter({ hasText: /frames of audio dropped/ })
      .waitFor();
  });

  test("finds words wherever a model puts them", async () => {
    const { transcription } = await open("", {
      prepare: (page) =>
        page.routeWebSocket(/transcription/, (socket) => {
          socket.send(CONNECTED);
          for (const message of [
            { text: "Bare text." },
            { data: { is_final: false, channel: { alternatives: [{ transcript: "half" }] } } },
            { data: { is_final: true, channel: { alternatives: [{ transcript: "Half a sentence." }] } } },
            { data: { event: "Update", transcript: "Kept" }, text: "Kept" },
            { data: { event: "EndOfTurn", transcript: "" }, text: "" },
            { data: { event: "StartOfTurn", transcript: "begun" }, text: "begun" },
          ]) {
            socket.send(JSON.stringify({ type: "transcription", timestamp: 1, ...message }));
          }
        }),
    });
    await transcription.connect();
    await transcription.part("interim").filter({ hasText: "begun" }).waitFor();
    assert.deepEqual(await finalTurns(transcription).allTextContents(), ["Bare text.", "Half a sentence.", "Kept"]);
  });
});
