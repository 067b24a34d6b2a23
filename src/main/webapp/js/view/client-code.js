// @ts-check
import { FRAME_BYTES, FRAME_MILLIS, SPEECH_RATE_HZ, TRANSCRIPTION_RATE_HZ, kilohertz } from "../audio/format.js";
import { plainAddress } from "../session/address.js";
import { copyText } from "./clipboard.js";
import { copyOf, part } from "./dom.js";

/** The section «Connect your own client»: code that is ready to copy, for the panel's settings of this moment. */
export class ClientCode {
  #place;
  #write;

  /**
   * @param {HTMLElement} place
   * @param {(address: URL) => string} write
   */
  constructor(place, write) {
    place.append(copyOf("client-code"));
    this.#place = place;
    this.#write = write;
    for (const language of ["javascript", "curl"]) {
      const copy = part(place, `copy-${language}`);
      copy.addEventListener("click", () => copyText(part(place, language).textContent ?? "", copy));
    }
  }

  /** @param {URL} address */
  show(address) {
    part(this.#place, "javascript").textContent = this.#write(address);
    part(this.#place, "curl").textContent = usageCode(address);
  }
}

/** @param {URL} address */
function usageCode(address) {
  return `# what this endpoint takes and gives, its close codes, an example
curl -s '${plainAddress(address)}'`;
}

/** @param {URL} address */
export function transcriptionCode(address) {
  return `const socket = new WebSocket(${JSON.stringify(address)});

socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === "connected") startSending();
  if (message.type === "transcription") console.log(message.data?.event, message.text);
  if (message.type === "error") console.error(message.code, message.error);
};
socket.onclose = ({ code, reason }) => console.log("closed", code, reason);

function startSending() {
  // linear16, ${kilohertz(TRANSCRIPTION_RATE_HZ)}, mono, in frames of ${FRAME_MILLIS} ms: ${FRAME_BYTES} bytes
  // socket.send(frame) for each ArrayBuffer, silence included
}`;
}

/** @param {URL} address */
export function speechCode(address) {
  return `const socket = new WebSocket(${JSON.stringify(address)});
socket.binaryType = "arraybuffer";

socket.onmessage = ({ data }) => {
  if (data instanceof ArrayBuffer) return play(new Int16Array(data));
  const message = JSON.parse(data);
  if (message.type === "connected") {
    socket.send(JSON.stringify({ type: "Speak", text: "Hello." }));
    socket.send(JSON.stringify({ type: "Flush" }));
  }
  if (message.type === "error") console.error(message.code, message.error);
};
socket.onclose = ({ code, reason }) => console.log("closed", code, reason);

function play(samples) {
  // linear16, ${kilohertz(SPEECH_RATE_HZ)}, mono
}`;
}
