import { setTimeout as delay } from "node:timers/promises";
import type { LoopbackDiscord } from "../../../src/playground/loopback/index.ts";

/** Waits until nothing has changed in Discord for so long: there is nothing left to do. */
export async function untilQuiet({ events }: LoopbackDiscord, quietMs: number): Promise<void> {
  let quietSince = Date.now();
  const unsubscribe = events.subscribe(() => {
    quietSince = Date.now();
  });
  while (Date.now() - quietSince < quietMs) await delay(200);
  unsubscribe();
}
