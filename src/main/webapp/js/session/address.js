const WEB_SOCKET = { "http:": "ws:", "https:": "wss:" };
const PLAIN = { "ws:": "http:", "wss:": "https:" };

/**
 * The address of a panel's socket. The panel's `data-endpoint` is relative to the page, so that any context root
 * works; the page's own parameter, named by `data-endpoint-parameter`, goes before it.
 */
export function socketAddress(panel, parameters = {}) {
  const asked = new URLSearchParams(location.search).get(panel.dataset.endpointParameter);
  const address = new URL(asked || panel.dataset.endpoint, document.baseURI);
  address.protocol = WEB_SOCKET[address.protocol] ?? address.protocol;
  address.hash = "";
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address;
}

/** The same place by plain HTTP, where the server explains how the socket is to be used. */
export function plainAddress(socket) {
  const address = new URL(socket);
  address.protocol = PLAIN[address.protocol] ?? address.protocol;
  return address;
}

/** Whether an address leads away from the server that this page came from: worth saying before a microphone opens. */
export function isElsewhere(address) {
  return address.host !== location.host;
}
