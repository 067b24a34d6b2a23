import { Speech } from "./speech.js";
import { Tabs } from "./tabs.js";
import { Transcription } from "./transcription.js";

new Tabs(document.querySelector('[role="tablist"]'));
new Transcription(document.getElementById("transcription"));
new Speech(document.getElementById("speech"));

if (!window.WebSocket || !location.protocol.startsWith("http")) {
  document.getElementById("no-sockets").hidden = false;
}
