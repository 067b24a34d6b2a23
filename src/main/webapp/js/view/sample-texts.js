// @ts-check
import { make } from "./dom.js";

const TEXTS = [
  { name: "A booking", text: "Good morning. Your table for four is booked for half past seven." },
  { name: "An announcement", text: "The 7:42 to Leeds is delayed by about twelve minutes. We are sorry for the wait." },
  {
    name: "A definition",
    text:
      "A jackfield is a panel of sockets. A short cord patches one line to another, and two people who have never met " +
      "can talk.",
  },
  { name: "Digits", text: "Your code is 4, 9, 0, 2. I repeat: 4, 9, 0, 2." },
];

/**
 * A button for each text that may be spoken as a sample.
 * @param {(text: string) => void} taken
 */
export function sampleTexts(taken) {
  return TEXTS.map(({ name, text }) => {
    const button = make("button", "chip", name);
    button.type = "button";
    button.addEventListener("click", () => taken(text));
    return button;
  });
}
