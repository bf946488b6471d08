import type { Logger } from "../lib/logger.ts";
import type { JobStore } from "../storage/job-store.ts";
import type { Deliveries } from "./deliver.ts";
import type { EndNotices } from "./end-notices.ts";

/**
 * Takes up what the last process left: what is made is delivered, ends that were not told are told,
 * and what was running goes back to its place in the queue. What then becomes of it is decided by
 * its journal when it runs: stored pictures are kept, remote ids are polled, and a call whose
 * answer was lost is never sent again by itself.
 */
export async function recover(parts: {
  readonly jobs: JobStore;
  readonly deliveries: Deliveries;
  readonly notices: EndNotices;
  readonly log: Logger;
}): Promise<void> {
  const { jobs, deliveries, notices, log } = parts;
  const interrupted = await jobs.inState("running");
  for (const job of interrupted) await jobs.putBack(job.id);
  const made = await jobs.inState("made");
  for (const job of made) deliveries.begin(job);
  await notices.recover();
  if (interrupted.length + made.length > 0) {
    log.info({ running: interrupted.length, made: made.length }, "took up what was left");
  }
}
