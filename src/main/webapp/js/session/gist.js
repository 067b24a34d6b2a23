// @ts-check

/** @import { Message, ModelData } from "./message.js" */

/**
 * What a message says, in few words, for a line of the event log.
 * @param {Message} message
 */
export function gist({ type, timestamp, ...rest }) {
  switch (type) {
    case "transcription":
      return few(rest.data?.event ?? finality(rest.data), quoted(rest.text ?? rest.data?.text));
    case "Speak":
      return few(quoted(rest.text));
    case "session":
    case "connected":
      return few(rest.model, rest.sessionId && `session ${rest.sessionId}`);
    case "error":
      return few(rest.code, rest.error ?? rest.message);
    case "disconnected":
      return few(rest.code, rest.reason);
    default:
      return Object.keys(rest).length ? JSON.stringify(rest.data ?? rest) : "";
  }
}

/** @param {ModelData} [data] */
function finality(data) {
  return data?.is_final === undefined ? undefined : data.is_final ? "final" : "interim";
}

/** @param {string} [text] */
function quoted(text) {
  return text ? `“${text}”` : undefined;
}

/** @param {...(string | number | undefined)} words */
function few(...words) {
  return words.filter((word) => word !== undefined && word !== "").join(" ");
}
