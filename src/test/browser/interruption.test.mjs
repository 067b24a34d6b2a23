import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CONNECTED, hold, holdableAudio, keepTracks, letGo } from "./stand-ins.mjs";
import { TEXT, hear, open } from "./visit.mjs";

/** What a context may say of itself while its clock stands. */
const STATES = ["interrupted", "suspended", "running"];

describe("a microphone that the system holds back", { timeout: 120_000 }, () => {
  for (const state of STATES) {
    test(`is told of, with silence in its place, and goes on by itself, though it says ${state}`, async () => {
      let frames = 0;
      const { page, transcription } = await recording((frame) => frames++);
      await hold(page, state);
      const before = frames;
      await transcription.part("held").waitFor();
      assert.match(await transcription.part("held").textContent(), /paused by the system/);
      await until(() => frames >= before + 10);
      await letGo(page);
      await transcription.part("held").waitFor({ state: "hidden" });
      const after = frames;
      await until(() => frames >= after + 30);
      await transcription.isIn("speaking");
    });
  }

  test("ends its turn", async () => {
    const { page, transcription } = await open("", { prepare: (page) => page.addInitScript(holdableAudio) });
    await transcription.connect();
    await transcription.part("microphone").click();
    await transcription.part("interim").filter({ hasText: /\w/ }).waitFor({ timeout: 15_000 });
    await hold(page, "interrupted");
    await transcription.part("turns").locator(".words").first().waitFor({ timeout: 15_000 });
  });

  test("is opened anew for a user who wants it to go on, where waking it is refused", async () => {
    const { page, transcription } = await recording();
    await hold(page, "interrupted", 1);
    await transcription.part("go-on").click();
    await transcription.part("held").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => window.contexts.length), 2);
    assert.deepEqual(await page.evaluate(() => window.keptTracks.map((track) => track.readyState)), ["ended", "live"]);
    await transcription.isIn("speaking");
  });

  test("is opened anew where it says that it runs, and stands", async () => {
    const { page, transcription } = await recording();
    await hold(page, "running");
    await transcription.part("go-on").click();
    await transcription.part("held").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => window.contexts.length), 2);
  });

  test("is told of when its track is muted, and not when that is over", async () => {
    const { page, transcription } = await recording();
    const dispatch = (name) => page.evaluate((name) => window.keptTracks[0].dispatchEvent(new Event(name)), name);
    await dispatch("mute");
    await transcription.part("held").waitFor();
    await dispatch("unmute");
    await transcription.part("held").waitFor({ state: "hidden" });
    assert.equal(await transcription.part("microphone").textContent(), "Stop microphone");
  });

  test("can be stopped meanwhile, and then nothing is said of it", async () => {
    const { page, transcription } = await recording();
    await hold(page, "interrupted");
    await transcription.part("held").waitFor();
    await transcription.part("microphone").click();
    await transcription.part("held").waitFor({ state: "hidden" });
    assert.equal(await transcription.part("microphone").textContent(), "Start microphone");
  });
});

describe("speech that the system holds back", () => {
  for (const state of STATES) {
    test(`is told of, and goes on by itself, though it says ${state}`, async () => {
      const { page, speech } = await speaking();
      await hold(page, state);
      await speech.part("held").waitFor();
      await speech.isIn("ready");
      await letGo(page);
      await speech.part("held").waitFor({ state: "hidden" });
      await speech.isIn("speaking");
    });
  }

  test("goes on when the user wants it to, at the second try if the first is refused", async () => {
    const { page, speech } = await speaking();
    await hold(page, "interrupted", 1);
    await speech.part("held").waitFor();
    await speech.part("go-on").click();
    assert.equal(await speech.part("held").isVisible(), true);
    await speech.part("go-on").click();
    await speech.part("held").waitFor({ state: "hidden" });
    await speech.isIn("speaking");
  });

  test("is not told of where it is the user who pauses", async () => {
    const { speech } = await speaking();
    await speech.part("pause").click();
    await speech.part("pause").filter({ hasText: "Resume" }).waitFor();
    await new Promise((later) => setTimeout(later, 1500));
    assert.equal(await speech.part("held").isVisible(), false);
    await speech.part("pause").click();
    await speech.isIn("speaking");
  });
});

/** A page whose microphone is heard by a server that takes everything. */
async function recording(heard = () => {}) {
  const visit = await open("", {
    prepare: async (page) => {
      await keepTracks(page);
      await page.addInitScript(holdableAudio);
      await page.routeWebSocket(/transcription/, (socket) => {
        socket.onMessage(heard);
        socket.send(CONNECTED);
      });
    },
  });
  await visit.transcription.connect();
  await visit.transcription.part("microphone").click();
  await visit.transcription.isIn("speaking");
  return visit;
}

async function speaking() {
  const visit = await open("#speech", { prepare: (page) => page.addInitScript(holdableAudio) });
  await visit.speech.connect();
  await hear(visit.speech, `${TEXT} ${TEXT} ${TEXT} ${TEXT}`);
  await visit.speech.isIn("speaking");
  return visit;
}

async function until(isSo) {
  for (let looks = 0; !isSo(); looks++) {
    assert.ok(looks < 400, `not so after 20 s: ${isSo}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}
