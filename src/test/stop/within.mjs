import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_MILLIS = 60_000;

/** What a promise brings, or an error that says what did not come. */
export async function within(promise, what) {
  const timer = new AbortController();
  const late = pause(PATIENCE_MILLIS, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Did not come within ${PATIENCE_MILLIS} ms: ${what()}`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
