import type { JobStore } from "../../storage/job-store.ts";
import { settleUnacknowledged, type SettlingParts } from "../queue/unacknowledged.ts";

/** So often, and so long after an order was stored; Discord gives whoever took it three seconds. */
const EVERY_MS = 20_000;
const OLD_MS = 15_000;

/**
 * Settles orders whose process died before it could acknowledge them, while other processes take
 * orders of their own. Resolves when the signal aborts.
 */
export async function settleOrphans(
  parts: Omit<SettlingParts, "jobs"> & {
    readonly jobs: SettlingParts["jobs"] & Pick<JobStore, "unacknowledged">;
    readonly now: () => number;
  },
  signal: AbortSignal,
): Promise<void> {
  const { jobs, now, clock, log } = parts;
  while (!signal.aborted) {
    await clock.sleep(EVERY_MS, signal).catch(() => {});
    if (signal.aborted) return;
    try {
      const orders = await jobs.unacknowledged();
      const old = orders.filter(({ createdAt }) => createdAt < now() - OLD_MS);
      await settleUnacknowledged(old, parts, signal);
    } catch (error) {
      log.warn({ error }, "orders that nobody acknowledged are looked for again later");
    }
  }
}
