import { LeaseLost } from "../../domain/abort-reasons.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { JobInHand } from "../queue/dispatcher.ts";

/**
 * Lets go of what runs here although another process took it over meanwhile, because this one was
 * silent for too long.
 */
export async function letGoOfLost(
  jobs: Pick<JobStore, "find" | "held" | "remoteCalls">,
  inHand: ReadonlyMap<string, JobInHand>,
  log: Logger,
): Promise<void> {
  const before = new Map(inHand);
  if (before.size === 0) return;
  const held = new Set(await jobs.held());
  for (const [id, job] of before) {
    if (held.has(id) || inHand.get(id) !== job) continue;
    const state = (await jobs.find(id))?.state;
    // What has just ended here is not held any more either.
    if ((state !== "running" && state !== "queued") || inHand.get(id) !== job) continue;
    // An answer that may be paid for comes to this process only: it is waited for, and nothing is sent
    // after it (see submitCall).
    const calls = await jobs.remoteCalls(id);
    if (calls.some((call) => call.state === "submitting")) continue;
    log.warn({ job: id }, "the lease on a job was lost; it is done elsewhere");
    job.abort(new LeaseLost());
  }
}
