import { StorageError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import { say } from "../../words/index.ts";
import { type Audience, TryLater } from "../audience.ts";
import type { Clock } from "../clock.ts";
import type { EndNotices } from "../outcomes/end-notices.ts";
import { retryWait } from "../outcomes/retry-wait.ts";

/** What orders that an earlier process left unacknowledged are settled with. */
export interface SettlingParts {
  readonly jobs: Pick<JobStore, "acknowledge" | "move">;
  readonly notices: Pick<EndNotices, "end">;
  readonly audience: Pick<Audience, "acknowledged">;
  readonly clock: Pick<Clock, "sleep">;
  readonly log: Logger;
  /** Called when an order turned out to be taken, so that it may be worked on. */
  readonly taken: () => void;
}

/**
 * Settles orders that were stored when an earlier process died, and of which nobody knows whether
 * their owner was told that they are taken. Those that were go on; nothing is paid for the others.
 * Resolves when all are settled, or when the signal aborts.
 */
export async function settleUnacknowledged(
  orders: readonly Job[],
  parts: SettlingParts,
  signal: AbortSignal,
): Promise<void> {
  let left = orders;
  for (let attempt = 1; left.length > 0 && !signal.aborted; attempt += 1) {
    const again: Job[] = [];
    for (const job of left) if (!(await settleOrWait(job, parts))) again.push(job);
    left = again;
    if (left.length > 0) await parts.clock.sleep(retryWait(attempt), signal).catch(() => {});
  }
}

/** Whether it is settled; not while the network or the disk is away. */
async function settleOrWait(job: Job, parts: SettlingParts): Promise<boolean> {
  try {
    await settle(job, parts);
    return true;
  } catch (error) {
    parts.log.warn({ job: job.id, error }, "an order that may not have been acknowledged waits");
    if (error instanceof TryLater || error instanceof StorageError) return false;
    await end(job, parts);
    return true;
  }
}

async function settle(job: Job, parts: SettlingParts): Promise<void> {
  const { jobs, audience, log } = parts;
  const answer = (await audience.acknowledged?.(job)) ?? { told: "unknown" };
  log.info({ job: job.id, told: answer.told }, "an order was stored, and perhaps not acknowledged");
  switch (answer.told) {
    case "yes":
      await jobs.acknowledge(job.id, answer.target);
      parts.taken();
      return;
    case "no":
      await jobs.move(job.id, "cancelled", { untold: true });
      return;
    case "unknown":
      await end(job, parts);
  }
}

/** Nothing was drawn or sent for an order that perhaps nobody was told of. */
async function end({ id }: Job, { notices }: SettlingParts): Promise<void> {
  const message = say("failure.not-taken");
  const failure = { code: "interrupted", message, mayRepeat: true, mayBeBilled: false };
  await notices.end(id, "failed", { failure });
}
