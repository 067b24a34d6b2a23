import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM || "/usr/bin/chromium";
const CALM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
const FAKE_MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/** The page under test, from BASE_URL, with the slash that relative addresses need. */
export const BASE_URL = baseUrl();

/** Starts the installed Chromium with a microphone that beeps; a missing one is a failure, not a reason to skip. */
export async function launch() {
  if (!existsSync(EXECUTABLE)) throw new Error(`No Chromium at ${EXECUTABLE}: install one, or set CHROMIUM.`);
  return chromium.launch({ executablePath: EXECUTABLE, args: [...CALM, ...QUIET, ...FAKE_MICROPHONE] });
}

/** A panel of an open page; what it shows is waited for, never slept for. */
export class Panel {
  constructor(page, id) {
    this.page = page;
    this.root = page.locator(`#${id}`);
  }

  part(name) {
    return this.root.locator(`[data-part="${name}"]`);
  }

  async isIn(state, timeout = 10_000) {
    await this.root.and(this.page.locator(`[data-state="${state}"]`)).waitFor({ timeout });
  }

  async connect() {
    await this.part("connect").click();
    await this.isIn("ready");
  }

  /** Waits for a `data-` attribute of the panel to be a number that is large enough. */
  async reaches(attribute, least, timeout = 15_000) {
    await this.root
      .page()
      .waitForFunction(
        ([id, name, number]) => Number(document.getElementById(id).dataset[name]) >= number,
        [await this.root.getAttribute("id"), attribute, least],
        { timeout },
      );
  }

  /** Waits for the words of the panel's message box, and gives them. */
  async words(pattern, timeout = 10_000) {
    const words = this.part("words").filter({ hasText: pattern });
    await words.waitFor({ timeout });
    return words.textContent();
  }
}

/** Keeps a picture of the page in the directory SCREENSHOTS; without one, nothing is kept. */
export async function picture(page, name) {
  const directory = process.env.SCREENSHOTS;
  if (!directory) return undefined;
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

function baseUrl() {
  const given = process.env.BASE_URL;
  if (!given) throw new Error("Set BASE_URL to the address of the page, such as http://127.0.0.1:8080/");
  return given.endsWith("/") ? given : `${given}/`;
}
