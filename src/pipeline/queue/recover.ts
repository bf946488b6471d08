import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
import type { Clock } from "../clock.ts";
import type { Deliveries } from "../outcomes/deliver.ts";
import type { EndNotices } from "../outcomes/end-notices.ts";
import { countInterruptions, interruptedTooOften } from "./interruptions.ts";
import { missingPositions, missingWarning } from "../running/run-result.ts";

/**
 * Takes up what the last process left: what is made is delivered, ends that were not told are told,
 * and what was running goes back to its place in the queue. What then becomes of it is decided by
 * its journal when it runs: stored pictures are kept, remote ids are polled, and a call whose
 * answer was lost is never sent again by itself. A job during which process after process died ends
 * here, with the pictures that it has.
 */
export async function recover(parts: {
  readonly jobs: JobStore;
  readonly settings: SettingsStore;
  readonly clock: Pick<Clock, "now">;
  readonly deliveries: Deliveries;
  readonly notices: EndNotices;
  readonly log: Logger;
}): Promise<void> {
  const { jobs, deliveries, notices, log } = parts;
  const interrupted = await jobs.inState("running");
  const tooOften = await countInterruptions(parts.settings, interrupted, parts.clock.now());
  for (const job of interrupted) {
    if (tooOften.has(job.id) && missingPositions(job).length > 0) await giveUp(job, parts);
    else await jobs.putBack(job.id);
  }
  const made = await jobs.inState("made");
  for (const job of made) deliveries.begin(job);
  await notices.recover();
  if (interrupted.length + made.length > 0) {
    log.info({ running: interrupted.length, made: made.length }, "took up what was left");
  }
}

async function giveUp(
  job: Job,
  {
    jobs,
    notices,
    log,
  }: { readonly jobs: JobStore; readonly notices: EndNotices; readonly log: Logger },
): Promise<void> {
  const failure = interruptedTooOften((await jobs.remoteCalls(job.id)).length > 0);
  log.error({ job: job.id, model: job.request.model }, "a job is given up: it may end the process");
  if (job.pictures.length === 0) {
    await notices.end(job.id, "failed", { failure });
    return;
  }
  const warnings = [...job.warnings, missingWarning(missingPositions(job), failure.message)];
  await jobs.move(job.id, "made", { failure, warnings });
}
