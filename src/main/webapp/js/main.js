import { Diagnosis } from "./diagnosis.js";
import { Speech } from "./speech.js";
import { Tabs } from "./tabs.js";
import { Transcription } from "./transcription.js";

new Tabs(document.querySelector('[role="tablist"]'));
new Transcription(document.getElementById("transcription"));
new Speech(document.getElementById("speech"));
new Diagnosis(document.getElementById("diagnosis"));

if (!window.WebSocket || !location.protocol.startsWith("http")) {
  document.getElementById("no-sockets").hidden = false;
}
