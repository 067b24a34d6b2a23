export const NOWHERE = "demo/api/ai/nowhere";
export const CONNECTED = JSON.stringify({
  type: "connected",
  model: "a-model",
  sessionId: "s",
  config: { encoding: "linear16", sampleRate: 16_000 },
  notice: "Played from a script.",
});
export const SESSION = JSON.stringify({ type: "session", model: "a-model", sessionId: "s" });
export const HELLO = JSON.stringify({ type: "hello" });
export const FATAL = JSON.stringify({ type: "error", error: "The provider hung up.", closeCode: 4502 });
export const HARMLESS = JSON.stringify({ type: "error", error: "0.4 s of audio was dropped.", closeCode: null });

/** Puts a server in place of the real one, which greets, says one thing, and perhaps closes. */
export function answering(page, message, close) {
  return page.routeWebSocket(/transcription/, (socket) => {
    socket.send(CONNECTED);
    socket.send(message);
    if (close) socket.close({ code: close[0], reason: close[1] });
  });
}

/** Puts an event stream in place of the server's, which says these messages and stays open, and takes the sound. */
export async function playEvents(page, messages, takeAudio = (route) => route.fulfill({ status: 202, json: {} })) {
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

export function forbidSockets(page) {
  return page.addInitScript(() => {
    window.WebSocket = class {
      constructor() {
        throw new Error("no sockets here");
      }
    };
  });
}

export function keepTracks(page) {
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

export function denyMicrophone() {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("Permission denied", "NotAllowedError"));
}

export function forceSampleRate(rateHz) {
  const Real = window.AudioContext;
  window.AudioContext = class extends Real {
    constructor() {
      super({ sampleRate: rateHz });
    }
  };
}

/**
 * Lets a test hold back the audio of the page as a system does: the clock stands, the state is whatever that system calls
 * it, and waking it is refused as often as the test says.
 */
export function holdableAudio() {
  const Real = window.AudioContext;
  window.contexts = [];
  window.AudioContext = class extends Real {
    #held = null;
    #refusals = 0;

    constructor(options) {
      super(options);
      window.contexts.push(this);
    }

    get state() {
      return this.#held ?? super.state;
    }

    async hold(state, refusals) {
      this.#held = state;
      this.#refusals = refusals;
      await super.suspend();
      this.dispatchEvent(new Event("statechange"));
    }

    async letGo() {
      this.#held = null;
      await super.resume();
    }

    resume() {
      if (this.#held && this.#refusals-- > 0) {
        return Promise.reject(new DOMException("Failed to start the audio device", "InvalidStateError"));
      }
      this.#held = null;
      return super.resume();
    }
  };
}

/** Holds back all contexts that there are; `refusals` none means for good. */
export function hold(page, state, refusals = 1e9) {
  return page.evaluate(
    ([state, refusals]) => Promise.all(window.contexts.map((context) => context.hold(state, refusals))),
    [state, refusals],
  );
}

export function letGo(page) {
  return page.evaluate(() => Promise.all(window.contexts.map((context) => context.letGo())));
}

export function clogSockets() {
  Object.defineProperty(WebSocket.prototype, "bufferedAmount", { get: () => 300 * 1024 });
}
