// A speech model that counts: it speaks the AI gateway's side of the wire, checks every frame of audio and answers each one.
//
//   node upstream.mjs        listens on a free port of this machine, prints the port, and goes on until it is ended
import { WebSocketServer } from "ws";
import { mistakeIn } from "./frames.mjs";

const PATH = "/v1/account/gateway/workers-ai";
const AUTHORIZATION = "Bearer interop";

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false, verifyClient: isExpected });

function isExpected({ req }) {
  const { pathname } = new URL(req.url, "ws://127.0.0.1");
  return pathname === PATH && req.headers["cf-aig-authorization"] === AUTHORIZATION;
}

server.on("connection", (socket) => {
  let frames = 0;
  const mistakes = [];
  const say = (event) => socket.send(JSON.stringify(event));
  socket.on("message", (data, isBinary) => {
    if (isBinary) {
      const mistake = mistakeIn(data, frames);
      if (mistake) mistakes.push(mistake);
      say({ type: "TurnInfo", event: "Update", sequence: frames, transcript: `frame ${frames}` });
      frames++;
    } else if (JSON.parse(data).type === "CloseStream") {
      say({ type: "Sum", frames, mistakes: mistakes.slice(0, 10) });
      socket.close(1000);
    }
  });
});
server.on("listening", () => console.log(server.address().port));
process.on("SIGTERM", () => process.exit(0));
