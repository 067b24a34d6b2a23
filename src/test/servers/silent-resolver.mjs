// A name server that never answers. It writes a line with the name for each question into the file that it is given.
import { createSocket } from "node:dgram";
import { appendFileSync, writeFileSync } from "node:fs";

const [file] = process.argv.slice(2);
const HEADER_BYTES = 12;

// The labels of the first question (RFC 1035 section 4.1.2).
function name(query) {
  const labels = [];
  for (let at = HEADER_BYTES; at < query.length && query[at] > 0; at += query[at] + 1) {
    labels.push(query.toString("latin1", at + 1, at + 1 + query[at]));
  }
  return labels.join(".");
}

const socket = createSocket("udp4");
socket.on("message", (query) => appendFileSync(file, `${name(query)}\n`));
socket.bind(53, "127.0.0.53", () => writeFileSync(file, ""));
