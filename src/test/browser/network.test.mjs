import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { freePort, haproxy } from "../proxy/proxies.mjs";
import { BASE_URL, launch, Panel, picture } from "./browser.mjs";

const TABS = 3;
const RECONNECTS = 20;

let browser;
let context;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());
afterEach(() => context?.close());

/** Opens the page in a fresh browser context, with a server in the place of the real one if one is given. */
async function open({ base = BASE_URL, answer, script } = {}) {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  return tab({ base, answer, script });
}

async function tab({ base = BASE_URL, answer, script } = {}) {
  const page = await context.newPage();
  if (answer) await page.routeWebSocket(/transcription/, answer);
  if (script) await page.addInitScript(script);
  await page.goto(base);
  return { page, transcription: new Panel(page, "transcription") };
}

describe("a slow network", () => {
  test("lets two seconds of audio wait; the page counts what it drops beyond, and what the server says it dropped", async () => {
    const { page, transcription } = await open({ script: countWithoutSending });
    await transcription.connect();
    await transcription.part("sample").click();
    await transcription.reaches("dropped", 2);
    const taken = await page.evaluate(() => window.takenBytes);
    assert.ok(taken >= 64_000 && taken <= 64_000 + 2 * 2560, `${taken} bytes were left to wait`);
    for (const droppedBytes of [16_000, 32_000]) {
      await page.evaluate(
        hear,
        error({ error: "Audio came too fast.", code: "audio.dropped", details: { droppedBytes } }),
      );
    }
    await transcription.reaches("serverDropped", 48_000);
    assert.match(
      await transcription.part("dropped").textContent(),
      /\d+ frames of audio dropped.*server dropped 1\.5 s/,
    );
    await picture(page, "audio-dropped");
  });
});

describe("the server", () => {
  test("says that it restarts: the page tells it, stays, and is back by itself within the time that was named", async () => {
    const sockets = [];
    const { page, transcription } = await open({
      answer: (socket) => {
        sockets.push(socket);
        socket.send(CONNECTED);
      },
    });
    await transcription.connect();
    sockets[0].send(
      error({ error: "The server restarts.", code: "server.restarting", retryable: true, retryAfterMs: 2000 }),
    );
    assert.match(await transcription.words(/restarts/), /connects again by itself/);
    await transcription.isIn("ready");
    sockets[0].send(
      error({ error: "The server restarts.", code: "server.restarting", retryAfterMs: 9000, closeCode: 1012 }),
    );
    sockets[0].close({ code: 1012, reason: "server.restarting" });
    await transcription.isIn("connecting");
    await transcription.words(/connects again by itself/);
    await transcription.isIn("ready", 3000);
    assert.equal(sockets.length, 2);
    assert.equal(await transcription.part("box").isVisible(), false);
    await page.close();
  });

  test("says that it restarts, and who disconnects then stays away", async () => {
    let dials = 0;
    const { page, transcription } = await open({
      answer: (socket) => {
        dials++;
        socket.send(CONNECTED);
        socket.send(error({ error: "The server restarts.", code: "server.restarting", retryAfterMs: 1000 }));
        if (dials === 1) socket.close({ code: 1012, reason: "server.restarting" });
      },
    });
    await transcription.part("connect").click();
    await transcription.isIn("connecting");
    await transcription.part("connect").filter({ hasText: "Disconnect" }).click();
    await transcription.isIn("off");
    await page.waitForTimeout(1500);
    assert.equal(dials, 1);
  });

  test("says that messages come too fast: the page has words for it and the session stays", async () => {
    const { transcription } = await open({
      answer: (socket) => {
        socket.send(CONNECTED);
        socket.send(error({ error: "Too many messages.", code: "rate.limited", retryable: true, retryAfterMs: 2000 }));
      },
    });
    await transcription.connect();
    assert.equal(await transcription.words(/Too many/), "Too many messages. Try again in 2 s.");
    await transcription.isIn("ready");
  });
});

describe("the page", () => {
  test("hears the beginning of the sample in three tabs at once", async () => {
    await open();
    const tabs = await Promise.all(Array.from({ length: TABS }, () => tab()));
    for (const { transcription } of tabs) {
      await transcription.connect();
      await transcription.part("sample").click();
    }
    for (const { transcription } of tabs) {
      await transcription.part("turns").locator(".words").first().waitFor({ timeout: 30_000 });
    }
  });

  test("connects and disconnects twenty times in a row", async () => {
    const { transcription } = await open();
    for (let i = 0; i < RECONNECTS; i++) {
      await transcription.connect();
      await transcription.part("connect").click();
      await transcription.isIn("off");
    }
    assert.equal(await transcription.part("box").isVisible(), false);
  });

  test("says that the network is cut, and is back when the network is", async () => {
    const port = await freePort();
    const node = new URL(BASE_URL).port;
    const cut = await haproxy(node, {}, port);
    const { page, transcription } = await open({ base: `http://127.0.0.1:${port}/` });
    await transcription.connect();
    await cut.stop("SIGKILL");
    assert.match(await transcription.words(/connects again by itself/), /broke off|could not be reached/);
    await transcription.words(/could not be reached/);
    await transcription.isIn("connecting");
    const healed = await haproxy(node, {}, port);
    try {
      await transcription.isIn("ready", 15_000);
      await transcription.part("connect").click();
      await transcription.isIn("off");
    } finally {
      await page.close();
      await healed.stop();
    }
  });
});

const CONNECTED = JSON.stringify({
  type: "connected",
  model: "a-model",
  sessionId: "s",
  config: { encoding: "linear16", sampleRate: 16_000 },
});

function error(members) {
  return JSON.stringify({ type: "error", closeCode: null, ...members });
}

/** A network that takes nothing: what is sent waits. */
function countWithoutSending() {
  window.takenBytes = 0;
  Object.defineProperty(WebSocket.prototype, "bufferedAmount", { get: () => window.takenBytes });
  WebSocket.prototype.send = function (data) {
    window.socket = this;
    window.takenBytes += data.byteLength;
  };
}

/** Lets the page hear a message that no server sent. */
function hear(data) {
  window.socket.dispatchEvent(new MessageEvent("message", { data }));
}
