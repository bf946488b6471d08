import { sleep } from "../lib/sleep.ts";
import type { RedisServer } from "./connect.ts";

/**
 * Waits until nobody in any process has taken this turn within the last `ms` milliseconds, and takes
 * it. Rejects with the signal's reason when it aborts.
 */
export async function takeTurn(
  { client, prefix }: RedisServer,
  name: string,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  const key = `${prefix}:turn:${name}`;
  for (;;) {
    signal.throwIfAborted();
    if ((await client.set(key, "1", "PX", ms, "NX")) !== null) return;
    await sleep(Math.max(20, await client.pttl(key)), signal);
  }
}
