/** The element of `root` that carries `data-part="name"`; a page without it is broken, so that is thrown. */
export function part(root, name) {
  const found = root.querySelector(`[data-part="${name}"]`);
  if (!found) throw new Error(`The page has no part "${name}".`);
  return found;
}

/** A new element with a class and a text. */
export function make(tag, className, text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

/** Puts a copy of the page's template `id` into `place`, and gives `place` back. */
export function fill(place, id) {
  place.append(document.getElementById(id).content.cloneNode(true));
  return place;
}

/**
 * Marks a button as not usable yet. It keeps the focus and its click, so that pressing it can say why;
 * a button with nothing to say takes the plain `disabled`.
 */
export function holdBack(button, held) {
  button.setAttribute("aria-disabled", String(held));
}
