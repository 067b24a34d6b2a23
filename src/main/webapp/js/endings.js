import { plainAddress } from "./address.js";

const PATIENCE_MILLIS = 5000;
const SILENT = [1000, 1001];
const BROKEN = 1006;
const NO_WORDS = "";
const BROKEN_OFF = "The connection broke off without a word. The network or a proxy on the way may have cut it.";

export const REFUSED = "The server did not open the connection. Asking it why…";

/** The words of an `error` message, and when to try again if it says so. */
export function wordsForError({ error, message, code, retryAfterMs }) {
  const words = error || message || code || "The server reports an error without words.";
  return retryAfterMs > 0 ? `${words} Try again in ${Math.ceil(retryAfterMs / 1000)} s.` : words;
}

/** What to tell the user about a closed socket; empty where nothing went wrong. */
export function wordsForClose({ code, reason }, lastError, wasOpened) {
  if (lastError) return code === BROKEN ? lastError : `${lastError} (${code})`;
  if (SILENT.includes(code)) return NO_WORDS;
  if (code === BROKEN) return wasOpened ? BROKEN_OFF : REFUSED;
  return `The server closed the connection: ${reason || "it gave no reason"} (${code})`;
}

/**
 * Why a socket was refused before its first message. A browser hides the HTTP answer of a refused upgrade, so the
 * same address is asked once more by plain GET.
 */
export async function whyRefused(socket) {
  const plain = plainAddress(socket);
  try {
    const answer = await fetch(plain, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    return wordsForAnswer(answer.status, await jsonOf(answer), plain);
  } catch {
    return `The server at ${plain.host} could not be reached. Is it running, and is the network there?`;
  }
}

async function jsonOf(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

function wordsForAnswer(status, body, plain) {
  if (status === 400 && body.usage) {
    return (
      "The server is there, but could not be reached as WebSocket. It may want a credential, " +
      "or a proxy on the way does not let WebSockets through."
    );
  }
  if (status === 404) return `There is no speech endpoint at ${plain.pathname}. Check the address.`;
  const words = typeof body.error === "string" ? body.error : body.message;
  if (!words) return `The server refused the connection and answers with HTTP ${status}.`;
  const missing = Array.isArray(body.required) ? `: ${body.required.join(", ")} missing` : "";
  return `${words}${missing} (HTTP ${status})`;
}
