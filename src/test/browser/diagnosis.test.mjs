import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Panel, picture } from "./browser.mjs";
import { leave, open } from "./visit.mjs";

describe("the diagnosis", () => {
  test("shows its steps, and that all of them passed", async () => {
    const { page } = await open();
    const diagnosis = new Panel(page, "diagnosis");
    await diagnosis.root.locator("summary").click();
    await diagnosis.part("verdict").filter({ hasText: /open/ }).waitFor({ timeout: 15_000 });
    const steps = await diagnosis.part("steps").locator(".step").allTextContents();
    assert.deepEqual(steps, ["configuration", "address", "name", "tcp", "upgrade", "model"]);
    assert.deepEqual([...new Set(await diagnosis.part("steps").locator(".result").allTextContents())], ["passed"]);
    await picture(page, "diagnosis");
    let release;
    const seen = new Promise((resolve) => (release = resolve));
    await page.route(/text-to-speech/, (route) => seen.then(() => route.continue()));
    await diagnosis.part("capability").selectOption("text-to-speech");
    await diagnosis.root.and(page.locator('[data-result="busy"]')).waitFor();
    release();
    await diagnosis.root.and(page.locator('[data-result="pass"]')).waitFor({ timeout: 15_000 });
  });

  test("shows where the way ends, and what was not reached", async () => {
    const found = {
      verdict: "The way to the model ends at the step tcp: nobody listens.",
      gateway: "a-gateway",
      client: "a-client",
      steps: [
        { step: "name", result: "pass", words: "Addresses found: 1.", millis: 2 },
        { step: "tcp", result: "fail", words: "nobody listens.", millis: 1 },
        { step: "upgrade", result: "not-reached", words: "An earlier step failed.", millis: 0 },
      ],
    };
    const { page } = await open("", {
      prepare: (page) => page.route(/api\/diagnosis/, (route) => route.fulfill({ json: found })),
    });
    const diagnosis = new Panel(page, "diagnosis");
    await diagnosis.root.locator("summary").click();
    await diagnosis
      .part("verdict")
      .filter({ hasText: /step tcp/ })
      .waitFor();
    assert.deepEqual(await diagnosis.part("steps").locator(".result").allTextContents(), [
      "passed",
      "failed",
      "not reached",
    ]);
    await picture(page, "diagnosis-failed");
  });

  test("says in words that it is refused, or that nobody is there", async () => {
    for (const [answer, expected] of [
      [
        (route) => route.fulfill({ status: 401, json: { error: "A credential is required." } }),
        /credential is required/,
      ],
      [(route) => route.abort(), /could not be reached/],
    ]) {
      const { page } = await open("", { prepare: (page) => page.route(/api\/diagnosis/, answer) });
      const diagnosis = new Panel(page, "diagnosis");
      await diagnosis.root.locator("summary").click();
      await diagnosis.part("verdict").filter({ hasText: expected }).waitFor();
      await leave();
    }
  });
});
