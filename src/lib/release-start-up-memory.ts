import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const QUIET_AFTER_MS = 3000;
/** V8 drops compiled code that was not run for several collections in a row. */
const COLLECTIONS = 10;
/** One collection holds everything up for about 100 ms; in between, commands are answered. */
const PAUSE_MS = 300;

/**
 * Gives back, once the start is over, what only the start needed: compiled code that ran once, and
 * the room for it. An idle process collects nothing by itself; this makes it some 12 MB smaller.
 * Resolves when that is done, after a few seconds; does not keep the process alive for it.
 */
export async function releaseStartUpMemory(): Promise<void> {
  await delay(QUIET_AFTER_MS, undefined, { ref: false });
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") return;
  for (let round = 0; round < COLLECTIONS; round += 1) {
    collect({ type: "major", execution: "sync", flavor: "last-resort" });
    await delay(PAUSE_MS, undefined, { ref: false });
  }
}
