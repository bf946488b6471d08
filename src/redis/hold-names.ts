import { nanoid } from "nanoid";
import { sleep } from "../lib/sleep.ts";
import type { RedisServer } from "./connect.ts";

/** A name is held for so long after its process was last heard of. */
const HELD_MS = 15_000;
const EVERY_MS = 5000;

/** Names that this process holds. */
export interface Held {
  release(): Promise<void>;
}

/**
 * Holds names that one process at a time may have. Waits a little longer than a dead process holds
 * them; gives the names that a living one has, when it does not get them all.
 */
export async function holdNames(
  server: RedisServer,
  names: readonly string[],
  { heldMs = HELD_MS, everyMs = EVERY_MS } = {},
): Promise<Held | readonly string[]> {
  const me = nanoid();
  const key = (name: string): string => `${server.prefix}:held:${name}`;
  const until = performance.now() + heldMs + everyMs;
  const renew = async (): Promise<readonly string[]> => {
    const taken: string[] = [];
    for (const name of names) {
      const isNew = (await server.client.set(key(name), me, "PX", heldMs, "NX")) !== null;
      const isMine = isNew || (await server.client.get(key(name))) === me;
      if (!isMine) taken.push(name);
      else if (!isNew) await server.client.pexpire(key(name), heldMs);
    }
    return taken;
  };
  for (;;) {
    const taken = await renew();
    if (taken.length === 0) break;
    if (performance.now() > until) return taken;
    await sleep(Math.min(500, everyMs));
  }
  const timer = setInterval(() => {
    if (server.isThere()) renew().catch(() => {});
  }, everyMs).unref();
  return {
    async release() {
      clearInterval(timer);
      if (!server.isThere()) return;
      for (const name of names) {
        if ((await server.client.get(key(name))) === me) await server.client.del(key(name));
      }
    },
  };
}
