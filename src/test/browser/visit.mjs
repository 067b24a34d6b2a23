import { after, afterEach, before } from "node:test";
import { BASE_URL, launch, Panel } from "./browser.mjs";

export const SENTENCES = [
  "Good morning. I would like to book a table for four people.",
  "Tomorrow evening, at half past seven, please.",
  "Thank you very much. Goodbye.",
];
export const TEXT = "Good morning. Your table is booked.";

let browser;
let context;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());
afterEach(async () => {
  // What a page still fetches is answered by nobody any more.
  for (const page of context?.pages() ?? []) await page.unrouteAll({ behavior: "ignoreErrors" });
  await context?.close();
});

/** Opens the page in a fresh browser context. `prepare` may put things in its way before it loads. */
export async function open(address = "", { prepare = () => {}, ...options } = {}) {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await prepare(page);
  await page.goto(new URL(address, BASE_URL).href);
  return { page, transcription: new Panel(page, "transcription"), speech: new Panel(page, "speech") };
}

/** Leaves before the test is over, to come anew. */
export function leave() {
  return context.close();
}

export function finalTurns(panel) {
  return panel.part("turns").locator(".words");
}

export async function hear(speech, text) {
  await speech.part("text").fill(text);
  await speech.part("speak").click();
  await speech.reaches("audioBytes", 24_000);
}
