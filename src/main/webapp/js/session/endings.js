// @ts-check
import { plainAddress } from "./address.js";

/** @import { Message } from "./message.js" */
/** @import { TransportEnd } from "./transport.js" */

/** @typedef {{ words: string, isOnlySocket: boolean, isFinal: boolean }} Refusal */

const PATIENCE_MILLIS = 5000;
const SILENT = [1000, 1001];
const BROKEN = 1006;
const TOO_MANY = 429;
const NO_WORDS = "";
const BROKEN_OFF = "The connection broke off without a word. The network or a proxy on the way may have cut it.";

const NO_SOCKET =
  "The server is there, but could not be reached as WebSocket. It may want a credential, " +
  "or a proxy on the way does not let WebSockets through.";

export const REFUSED = "The server did not open the connection. Asking it why…";

/** The code of an `error` message that announces a restart. */
export const RESTARTING = "server.restarting";

/** What is added to the words of an end after which the page connects again. */
export const RETURNING = "This page connects again by itself.";

/**
 * The words of an `error` message, and when to try again if it says so.
 * @param {Message} error
 */
export function wordsForError({ error, message, code, retryAfterMs = 0 }) {
  const words = `${error || message || code || "The server reports an error without words."}`;
  if (code === RESTARTING) return words;
  return retryAfterMs > 0 ? `${words} ${again(retryAfterMs)}` : words;
}

/** @param {number} millis */
function again(millis) {
  return `Try again in ${Math.ceil(millis / 1000)} s.`;
}

/**
 * What to tell the user about a closed socket; empty where nothing went wrong.
 * @param {Pick<TransportEnd, "code" | "reason">} end
 * @param {string} lastError
 * @param {boolean} wasOpened
 */
export function wordsForClose({ code, reason }, lastError, wasOpened) {
  if (lastError) return code === BROKEN ? lastError : `${lastError} (${code})`;
  if (SILENT.includes(code)) return NO_WORDS;
  if (code === BROKEN) return wasOpened ? BROKEN_OFF : REFUSED;
  return `The server closed the connection: ${reason || "it gave no reason"} (${code})`;
}

/**
 * Why a socket was refused before its first message, whether it was the socket alone that did not get through, and
 * whether it is of no use to come again. A browser hides the HTTP answer of a refused upgrade, so the same address is
 * asked once more by plain GET.
 * @param {URL} socket
 * @returns {Promise<Refusal>}
 */
export async function whyRefused(socket) {
  const plain = plainAddress(socket);
  try {
    const answer = await fetch(plain, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    const body = await jsonOf(answer);
    if (answer.status === 400 && body.usage) return { words: NO_SOCKET, isOnlySocket: true, isFinal: true };
    const isFinal = answer.status < 500 && answer.status !== TOO_MANY;
    return { words: wordsForAnswer(answer.status, body, plain), isOnlySocket: false, isFinal };
  } catch {
    return { words: wordsForNobody(plain), isOnlySocket: false, isFinal: false };
  }
}

/**
 * The words of an HTTP answer that is a refusal.
 * @param {Response} answer
 */
export async function wordsForRefusal(answer) {
  const body = await jsonOf(answer);
  const words = wordsForAnswer(answer.status, body, new URL(answer.url));
  return body.retryAfterMs > 0 ? `${words} ${again(body.retryAfterMs)}` : words;
}

/** @param {URL} address */
export function wordsForNobody({ host }) {
  return `The server at ${host} could not be reached. Is it running, and is the network there?`;
}

/**
 * The JSON of an answer; none is an empty object.
 * @param {Response} answer
 */
export async function jsonOf(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

/**
 * @param {number} status
 * @param {{ error?: unknown, message?: string, required?: unknown }} body
 * @param {URL} plain
 */
function wordsForAnswer(status, body, plain) {
  if (status === 404) return `There is no speech endpoint at ${plain.pathname}. Check the address.`;
  const words = typeof body.error === "string" ? body.error : body.message;
  if (!words) return `The server refused the connection and answers with HTTP ${status}.`;
  const missing = Array.isArray(body.required) ? `: ${body.required.join(", ")} missing` : "";
  return `${words}${missing} (HTTP ${status})`;
}
