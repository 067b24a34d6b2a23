import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { picture } from "./browser.mjs";
import { TEXT, hear, open } from "./visit.mjs";

describe("speech", () => {
  test("is heard while it comes, and can be heard again and kept", async () => {
    const { page, speech } = await open("#speech");
    await speech.connect();
    await hear(speech, TEXT);
    await speech.reaches("peak", 0.05);
    await speech.reaches("firstAudioMs", 1);
    await speech.isIn("speaking");
    assert.match(await speech.part("first-audio").textContent(), /^\d+ ms$/);
    await picture(page, "speech-heard");
    await speech.isIn("ready", 30_000);
    await speech.part("again").click();
    await speech.isIn("speaking");
    const saved = page.waitForEvent("download");
    await speech.part("download").click();
    const wav = await readFile(await (await saved).path());
    assert.equal(wav.toString("latin1", 0, 4), "RIFF");
    assert.equal(wav.length, 44 + Number(await speech.root.getAttribute("data-audio-bytes")));
  });

  test("connects by itself for the first text", async () => {
    const { speech } = await open("#speech");
    await hear(speech, TEXT);
  });

  test("stops at once, and says so to the server", async () => {
    const { speech } = await open("#speech");
    await speech.connect();
    await hear(speech, `${TEXT} ${TEXT} ${TEXT}`);
    await speech.part("stop").click();
    await speech.isIn("ready");
    await speech.part("lines").getByText("Clear", { exact: true }).waitFor();
    await speech.part("lines").getByText("Cleared", { exact: true }).waitFor();
  });

  test("pauses and resumes", async () => {
    const { speech } = await open("#speech");
    await hear(speech, `${TEXT} ${TEXT}`);
    await speech.part("pause").click();
    await speech.isIn("ready");
    await speech.part("pause").filter({ hasText: "Resume" }).click();
    await speech.isIn("speaking");
  });

  test("does not speak an empty text", async () => {
    const { speech } = await open("#speech");
    assert.equal(await speech.part("speak").isDisabled(), true);
    await speech.part("text").fill("   ");
    assert.equal(await speech.part("speak").isDisabled(), true);
    await speech.part("text").fill("Hello");
    assert.equal(await speech.part("speak").isDisabled(), false);
    assert.match(await speech.part("characters").textContent(), /^5 of/);
  });

  test("reconnects with the voice that is chosen", async () => {
    const { page, speech } = await open("#speech");
    assert.equal(await speech.part("voice").locator("option").count(), 12);
    await speech.connect();
    const redialled = page.waitForEvent("websocket", (socket) => socket.url().includes("speaker=luna"));
    await speech.part("voice").selectOption("luna");
    await redialled;
    await speech.isIn("ready");
    assert.match(page.url(), /speaker=luna/);
    assert.match(await speech.part("javascript").textContent(), /speaker=luna/);
  });
});
