import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { after, afterEach, before, describe, test } from "node:test";
import { BASE_URL, launch, Panel, picture } from "./browser.mjs";

const SENTENCES = [
  "Good morning. I would like to book a table for four people.",
  "Tomorrow evening, at half past seven, please.",
  "Thank you very much. Goodbye.",
];
const TEXT = "Good morning. Your table is booked.";

let browser;
let context;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());
afterEach(() => context?.close());

/** Opens the page in a fresh browser context. `prepare` may put things in its way before it loads. */
async function open(address = "", { prepare = () => {}, ...options } = {}) {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await prepare(page);
  await page.goto(new URL(address, BASE_URL).href);
  return { page, transcription: new Panel(page, "transcription"), speech: new Panel(page, "speech") };
}

function finalTurns(panel) {
  return panel.part("turns").locator(".words");
}

async function hear(speech, text) {
  await speech.part("text").fill(text);
  await speech.part("speak").click();
  await speech.reaches("audioBytes", 24_000);
}

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
      await context.close();
    }
  });
});

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
      await context.close();
    }
  });

  test("tells who records without a connection to connect first", async () => {
    const { transcription } = await open();
    for (const name of ["microphone", "sample"]) {
      assert.equal(await transcription.part(name).getAttribute("aria-disabled"), "true");
      await transcription.part(name).press("Enter");
      await transcription.words(/Connect first/);
      await transcription.part("dismiss").click();
    }
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
    await transcription.part("dropped").filter({ hasText: /frames of audio dropped/ }).waitFor();
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

describe("transcription over plain HTTP", () => {
  test("hears the sample as three sentences, and lets go of the session", async () => {
    const { page, transcription } = await open("?transport=http", { prepare: forbidSockets });
    await transcription.part("plain").filter({ hasText: /plain HTTP/ }).waitFor();
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
        playEvents(page, [CONNECTED], async (route) => {
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
        await page.route(/^[^?]*nowhere$/, (route) => route.fulfill({ status: 400, json: { error: "WebSocket only", usage: "…" } }));
        await playEvents(page, [CONNECTED]);
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
      prepare: (page) => page.route(/^[^?]*nowhere/, (route) => route.fulfill({ status: 401, json: { error: "Who are you?" } })),
    });
    await transcription.part("connect").click();
    await transcription.words(/Who are you\? \(HTTP 401\)/);
    await transcription.isIn("error");
  });
});

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
    await diagnosis.part("capability").selectOption("text-to-speech");
    await diagnosis.root.and(page.locator('[data-result="busy"]')).waitFor();
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
    const { page } = await open("", { prepare: (page) => page.route(/api\/diagnosis/, (route) => route.fulfill({ json: found })) });
    const diagnosis = new Panel(page, "diagnosis");
    await diagnosis.root.locator("summary").click();
    await diagnosis.part("verdict").filter({ hasText: /step tcp/ }).waitFor();
    assert.deepEqual(await diagnosis.part("steps").locator(".result").allTextContents(), ["passed", "failed", "not reached"]);
    await picture(page, "diagnosis-failed");
  });

  test("says in words that it is refused, or that nobody is there", async () => {
    for (const [answer, expected] of [
      [(route) => route.fulfill({ status: 401, json: { error: "A credential is required." } }), /credential is required/],
      [(route) => route.abort(), /could not be reached/],
    ]) {
      const { page } = await open("", { prepare: (page) => page.route(/api\/diagnosis/, answer) });
      const diagnosis = new Panel(page, "diagnosis");
      await diagnosis.root.locator("summary").click();
      await diagnosis.part("verdict").filter({ hasText: expected }).waitFor();
      await context.close();
    }
  });
});

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
      await context.close();
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
      await context.close();
    }
  });
});

describe("the event log", () => {
  test("counts frames that follow each other, filters, pauses and clears", async () => {
    const { speech } = await open("#speech");
    await hear(speech, TEXT);
    await speech.isIn("ready", 30_000);
    const lines = speech.part("lines").locator("li:visible");
    await speech.part("lines").getByText(/binary × \d+/).waitFor();
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

const NOWHERE = "demo/api/ai/nowhere";
const CONNECTED = JSON.stringify({
  type: "connected",
  model: "a-model",
  sessionId: "s",
  config: { encoding: "linear16", sampleRate: 16_000 },
  notice: "Played from a script.",
});
const HELLO = JSON.stringify({ type: "hello" });
const FATAL = JSON.stringify({ type: "error", error: "The provider hung up.", closeCode: 4502 });
const HARMLESS = JSON.stringify({ type: "error", error: "0.4 s of audio was dropped.", closeCode: null });

/** Puts a server in place of the real one, which greets, says one thing, and perhaps closes. */
function answering(page, message, close) {
  return page.routeWebSocket(/transcription/, (socket) => {
    socket.send(CONNECTED);
    socket.send(message);
    if (close) socket.close({ code: close[0], reason: close[1] });
  });
}

/** Puts an event stream in place of the server's, which says these messages and stays open, and takes the sound. */
async function playEvents(page, messages, takeAudio = (route) => route.fulfill({ status: 202, json: {} })) {
  await page.addInitScript(openStream, messages);
  await page.route(/nowhere\/s\/audio/, takeAudio);
  await page.route(/nowhere\/s\/finish/, (route) => route.fulfill({ status: 202, json: {} }));
}

function openStream(messages) {
  const real = window.fetch;
  window.fetch = (address, options) => {
    if (!`${address}`.endsWith("nowhere/events")) return real(address, options);
    const text = messages.map((message) => `data: ${message}\n\n`).join("");
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(text)) });
    return Promise.resolve(new Response(body, { headers: { "Content-Type": "text/event-stream" } }));
  };
}

function forbidSockets(page) {
  return page.addInitScript(() => {
    window.WebSocket = class {
      constructor() {
        throw new Error("no sockets here");
      }
    };
  });
}

function keepTracks(page) {
  return page.addInitScript(() => {
    window.keptTracks = [];
    const devices = navigator.mediaDevices;
    const real = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wish) => {
      const stream = await real(wish);
      window.keptTracks.push(...stream.getTracks());
      return stream;
    };
  });
}

function denyMicrophone() {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("Permission denied", "NotAllowedError"));
}

function forceSampleRate(rateHz) {
  const Real = window.AudioContext;
  window.AudioContext = class extends Real {
    constructor() {
      super({ sampleRate: rateHz });
    }
  };
}

function clogSockets() {
  Object.defineProperty(WebSocket.prototype, "bufferedAmount", { get: () => 300 * 1024 });
}
