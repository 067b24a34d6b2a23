// @ts-check

/**
 * The data of each event of a `text/event-stream`, as it comes; all other fields are passed over.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 */
export async function* readEvents(body) {
  /** @type {string[]} */
  let data = [];
  for await (const line of linesOf(body)) {
    if (line.startsWith("data:")) {
      data.push(line.slice(line[5] === " " ? 6 : 5));
    } else if (line === "" && data.length) {
      yield data.join("\n");
      data = [];
    }
  }
}

/**
 * The lines of a body, whatever ends them; a rest that nothing ends is no line.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 */
async function* linesOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    // A carriage return at the very end may be the first half of a line end.
    const lines = (rest + piece.value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
