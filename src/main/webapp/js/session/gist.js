/** What a message says, in few words, for a line of the event log. */
export function gist({ type, timestamp, ...rest }) {
  switch (type) {
    case "transcription":
      return few(rest.data?.event ?? finality(rest.data), quoted(rest.text ?? rest.data?.text));
    case "Speak":
      return quoted(rest.text);
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

function finality(data) {
  return data?.is_final === undefined ? undefined : data.is_final ? "final" : "interim";
}

function quoted(text) {
  return text ? `“${text}”` : undefined;
}

function few(...words) {
  return words.filter((word) => word !== undefined && word !== "").join(" ");
}
