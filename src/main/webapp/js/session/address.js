// @ts-check

/** @type {Record<string, string>} */
const WEB_SOCKET = { "http:": "ws:", "https:": "wss:" };
/** @type {Record<string, string>} */
const PLAIN = { "ws:": "http:", "wss:": "https:" };

/**
 * A panel's endpoint: relative to the page, so that any context root works. The page's own parameter of the given name
 * goes before it.
 * @typedef {{ endpoint?: string, endpointParameter?: string }} Endpoint
 */

/**
 * The address of an endpoint's socket.
 * @param {Endpoint} endpoint
 * @param {Record<string, string>} [parameters] of the socket
 * @param {string} [page] the page's own address
 */
export function socketAddress({ endpoint = "", endpointParameter = "" }, parameters = {}, page = location.href) {
  const asked = new URL(page).searchParams.get(endpointParameter);
  const address = new URL(asked || endpoint, page);
  address.protocol = WEB_SOCKET[address.protocol] ?? address.protocol;
  address.hash = "";
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address;
}

/**
 * The same place by plain HTTP, where the server explains how the socket is to be used.
 * @param {URL} socket
 */
export function plainAddress(socket) {
  const address = new URL(socket);
  address.protocol = PLAIN[address.protocol] ?? address.protocol;
  return address;
}

/**
 * Whether an address leads away from the server that this page came from: worth saying before a microphone opens.
 * @param {URL} address
 * @param {string} [page] the page's own address
 */
export function isElsewhere(address, page = location.href) {
  return address.host !== new URL(page).host;
}
