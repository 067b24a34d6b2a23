// @ts-check

/**
 * A session's way to the server. It is opened once.
 * @typedef {object} Transport
 * @property {URL} address
 * @property {(listener: TransportListener) => void} open
 * @property {(text: string) => void} send
 * @property {(frame: ArrayBuffer) => boolean} sendAudio false if sound was dropped, because the network is too slow
 * @property {() => number} dropped the frames that were dropped
 * @property {() => void} finish says that no more sound comes, and asks for the last words; the server closes then
 * @property {() => void} leave at once
 */

/**
 * @typedef {object} TransportListener
 * @property {() => void} opened
 * @property {(data: string | ArrayBuffer) => void} received
 * @property {(end: TransportEnd) => void} closed
 */

/**
 * How a transport ended; one that knows why in words says so.
 * @typedef {{ code: number, reason: string, wasOpened: boolean, words?: string }} TransportEnd
 */

/** @type {TransportEnd} */
export const BROKEN_OFF = { code: 1006, reason: "", wasOpened: true };
