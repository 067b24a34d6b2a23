// @ts-check
const THANKS_MILLIS = 1500;

/**
 * Copies a text, and lets the button say so for a moment.
 * @param {string} text
 * @param {HTMLElement} button
 */
export async function copyText(text, button) {
  const label = button.dataset.label ?? button.textContent ?? "";
  button.dataset.label = label;
  button.textContent = (await copied(text)) ? "Copied" : "Not allowed";
  setTimeout(() => (button.textContent = label), THANKS_MILLIS);
}

/** @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/**
 * The older way, for pages that are not on https or localhost.
 * @param {string} text
 */
function copiedBySelection(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "out-of-sight";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
