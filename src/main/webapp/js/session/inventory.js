// @ts-check

/**
 * The kinds of sessions that this server does not serve. Where it cannot be asked, that is none.
 * @param {(address: string) => Promise<Response>} [ask]
 * @returns {Promise<string[]>}
 */
export async function kindsNotServed(ask = fetch) {
  try {
    const answer = await ask("api/endpoints");
    /** @type {{ endpoints: { kind: string, served: boolean }[] }} */
    const { endpoints } = await answer.json();
    return endpoints.filter(({ served }) => !served).map(({ kind }) => kind);
  } catch {
    return [];
  }
}
