import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Whether nothing holds an object any more: it goes when what nobody reaches is cleared away. */
export async function isCollected(reference: WeakRef<object>): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    // What was looked at stays until the turn is over.
    await wait(5);
    collect();
    if (reference.deref() === undefined) return true;
  }
  return false;
}
