// @ts-check

/**
 * Keeps a parameter in the page's own address, so that a link or a reload brings it back; null takes it out.
 * @param {string} name
 * @param {string | null} value
 */
export function keepParameter(name, value) {
  const address = new URL(location.href);
  if (value === null) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  history.replaceState(null, "", address);
}
