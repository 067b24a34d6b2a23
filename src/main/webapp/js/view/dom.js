// @ts-check

/**
 * The element of `root` that carries `data-part="name"`; a page without it, or with one of another type, is broken, so
 * that is thrown.
 * @template {HTMLElement} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} name
 * @param {new () => E} [type]
 * @returns {E}
 */
export function part(root, name, type) {
  return /** @type {E} */ (the(root, `[data-part="${name}"]`, type ?? HTMLElement));
}

/**
 * The one element that a selector finds, under the same conditions.
 * @template {HTMLElement} E
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => E} type
 */
export function the(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} ${selector}.`);
  return found;
}

/**
 * A new element with a class and a text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function make(tag, className, text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

/**
 * A copy of the page's template `id`.
 * @param {string} id
 */
export function copyOf(id) {
  return the(document, `template#${id}`, HTMLTemplateElement).content.cloneNode(true);
}

/**
 * Marks a button as not usable yet. It keeps the focus and its click, so that pressing it can say why;
 * a button with nothing to say takes the plain `disabled`.
 * @param {HTMLElement} button
 * @param {boolean} held
 */
export function holdBack(button, held) {
  button.setAttribute("aria-disabled", String(held));
}
