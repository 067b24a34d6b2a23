// @ts-check
import { Line } from "../session/line.js";
import { part } from "./dom.js";
import { EventLog } from "./event-log.js";
import { PanelHead } from "./panel-head.js";

/** @import { LineListener } from "../session/line.js" */
/** @import { Transport } from "../session/transport.js" */

/**
 * A panel's line to its endpoint, with its head and its event log. It ends with the page.
 * @param {HTMLElement} panel
 * @param {{ transport: () => Transport, speakingWord: string, listener: LineListener }} parts
 */
export function panelLine(panel, { transport, speakingWord, listener }) {
  const head = new PanelHead(panel, speakingWord);
  const { book } = new EventLog(part(panel, "log"));
  const line = new Line({ transport, book, head, listener });
  head.whenPressed(() => (line.isOpen() ? line.disconnect() : line.connect()));
  window.addEventListener("pagehide", () => line.leave());
  return line;
}
