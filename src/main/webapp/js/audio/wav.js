// @ts-check
import { BYTES_PER_SAMPLE } from "./format.js";

const PCM = 1;
const MONO = 1;
const BITS = 8 * BYTES_PER_SAMPLE;
const HEADER_BYTES = 44;

/**
 * The sound of a WAV file of 16 bit PCM, found by walking its chunks.
 * @param {ArrayBuffer} buffer
 */
export function readWav(buffer) {
  const view = new DataView(buffer);
  if (tag(view, 0) !== "RIFF" || tag(view, 8) !== "WAVE") throw new Error("This is not a WAV file.");
  let format = null;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const bytes = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(view, at) === "fmt ") format = readFormat(view, body);
    if (tag(view, at) === "data" && format) return { ...format, samples: readSamples(view, body, bytes) };
    at = body + bytes + (bytes % 2);
  }
  throw new Error("The WAV file holds no sound.");
}

/**
 * A WAV file of mono 16 bit PCM, made of pieces.
 * @param {Int16Array<ArrayBuffer>[]} pieces
 * @param {number} rateHz
 */
export function writeWav(pieces, rateHz) {
  const dataBytes = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  const view = new DataView(new ArrayBuffer(HEADER_BYTES));
  putTag(view, 0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  putTag(view, 8, "WAVE");
  putTag(view, 12, "fmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, MONO, true);
  view.setUint32(24, rateHz, true);
  view.setUint32(28, rateHz * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, BITS, true);
  putTag(view, 36, "data");
  view.setUint32(40, dataBytes, true);
  return new Blob([view.buffer, ...pieces], { type: "audio/wav" });
}

/**
 * @param {DataView} view
 * @param {number} at
 */
function readFormat(view, at) {
  const coding = view.getUint16(at, true);
  const bits = view.getUint16(at + 14, true);
  if (coding !== PCM || bits !== BITS) throw new Error("The WAV file is not 16 bit PCM.");
  return { channels: view.getUint16(at + 2, true), rateHz: view.getUint32(at + 4, true) };
}

/**
 * @param {DataView<ArrayBuffer>} view
 * @param {number} at
 * @param {number} bytes
 */
function readSamples(view, at, bytes) {
  const end = Math.min(at + bytes, view.byteLength);
  return new Int16Array(view.buffer.slice(at, end - ((end - at) % BYTES_PER_SAMPLE)));
}

/**
 * @param {DataView} view
 * @param {number} at
 */
function tag(view, at) {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {string} letters
 */
function putTag(view, at, letters) {
  for (let i = 0; i < letters.length; i++) view.setUint8(at + i, letters.charCodeAt(i));
}
