import { setTimeout as wait } from "node:timers/promises";

/**
 * Waits for so many milliseconds. Rejects at once with the signal's own reason when it aborts.
 * `ref` false: the wait alone does not keep the process alive.
 */
export async function sleep(
  milliseconds: number,
  signal?: AbortSignal,
  { ref = true }: { readonly ref?: boolean } = {},
): Promise<void> {
  try {
    await wait(milliseconds, undefined, { ref, ...(signal && { signal }) });
  } catch (error) {
    // node:timers wraps the reason into an AbortError of its own; callers compare reasons.
    signal?.throwIfAborted();
    throw error;
  }
}
