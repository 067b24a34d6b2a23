import { Diagnosis } from "./view/diagnosis.js";
import { Speech } from "./view/speech.js";
import { Tabs } from "./view/tabs.js";
import { Transcription } from "./view/transcription.js";

new Tabs(document.querySelector('[role="tablist"]'));
new Transcription(document.getElementById("transcription"));
new Speech(document.getElementById("speech"));
new Diagnosis(document.getElementById("diagnosis"));

if (!window.WebSocket || !location.protocol.startsWith("http")) {
  document.getElementById("no-sockets").hidden = false;
}
