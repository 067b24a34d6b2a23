import { crc32 } from "node:zlib";

/** One minute of 16 kHz, 16-bit, mono audio in frames of 80 ms. */
export const FRAMES = 750;
export const FRAME_MILLIS = 80;
const FRAME_BYTES = 2560;
const HEAD_BYTES = 8;

/** A frame: its number, the CRC of the rest, and a rest that differs from frame to frame; little-endian. */
export function frame(number) {
  const bytes = Buffer.alloc(FRAME_BYTES);
  for (let i = HEAD_BYTES; i < FRAME_BYTES; i++) bytes[i] = (number * 31 + i * 7) & 0xff;
  bytes.writeUInt32LE(number, 0);
  bytes.writeUInt32LE(crc32(bytes.subarray(HEAD_BYTES)), 4);
  return bytes;
}

/** What is wrong with a frame that should have a number; undefined if nothing is. */
export function mistakeIn(bytes, number) {
  if (bytes.length !== FRAME_BYTES) return `frame ${number} has ${bytes.length} bytes`;
  if (bytes.readUInt32LE(0) !== number) return `frame ${bytes.readUInt32LE(0)} came in the place of ${number}`;
  if (bytes.readUInt32LE(4) !== crc32(bytes.subarray(HEAD_BYTES))) return `frame ${number} was changed`;
  return undefined;
}

/** The address of the server under test, from BASE_URL, for WebSockets. */
export function baseUrl() {
  const given = process.env.BASE_URL;
  if (!given) throw new Error("Set BASE_URL to the address of the server, such as http://127.0.0.1:8080/");
  return given.replace(/^http/, "ws").replace(/\/?$/, "/");
}
