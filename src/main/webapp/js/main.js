// @ts-check
import { kindsNotServed } from "./session/inventory.js";
import { Diagnosis } from "./view/diagnosis.js";
import { the } from "./view/dom.js";
import { Speech } from "./view/speech.js";
import { Tabs } from "./view/tabs.js";
import { Transcription } from "./view/transcription.js";

const tabs = new Tabs(the(document, '[role="tablist"]', HTMLElement));
new Transcription(the(document, "#transcription", HTMLElement));
new Speech(the(document, "#speech", HTMLElement));
new Diagnosis(the(document, "#diagnosis", HTMLDetailsElement));

if (!window.WebSocket || !location.protocol.startsWith("http")) {
  the(document, "#no-sockets", HTMLElement).hidden = false;
}

tabs.withdraw(await kindsNotServed());
