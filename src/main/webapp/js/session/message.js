// @ts-check

/**
 * What a server says as text. Which members there are depends on the type.
 * @typedef {object} Message
 * @property {string} [type]
 * @property {number} [timestamp]
 * @property {string} [text]
 * @property {ModelData} [data] what the model itself said
 * @property {string} [model]
 * @property {string} [sessionId]
 * @property {{ sampleRate?: number }} [config]
 * @property {string} [notice]
 * @property {string | number} [code]
 * @property {string} [reason]
 * @property {string} [error]
 * @property {string} [message]
 * @property {number} [retryAfterMs]
 * @property {number | null} [closeCode] of an error that ends the session
 * @property {{ droppedBytes?: number }} [details]
 */

/**
 * @typedef {object} ModelData
 * @property {string} [event]
 * @property {boolean} [is_final]
 * @property {string} [text]
 * @property {string} [transcript]
 * @property {Word[]} [words]
 * @property {{ alternatives?: { transcript?: string, words?: Word[] }[] }} [channel]
 * @property {string} [description]
 * @property {string} [warn_msg]
 */

/** @typedef {{ word?: string, confidence?: number }} Word */

/**
 * A message from its text; one that is no JSON object is all text.
 * @param {string} text
 * @returns {Message}
 */
export function parseMessage(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" ? value : { text };
  } catch {
    return { text };
  }
}
