import { setTimeout as wait } from "node:timers/promises";

/** Waits for so many milliseconds. Rejects at once with the signal's own reason when it aborts. */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(milliseconds, undefined, signal ? { signal } : {});
  } catch (error) {
    // node:timers wraps the reason into an AbortError of its own; callers compare reasons.
    signal?.throwIfAborted();
    throw error;
  }
}
