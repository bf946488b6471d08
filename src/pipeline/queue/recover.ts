import type { FailureRecord } from "../../domain/failure.ts";
import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
import { say } from "../../words/index.ts";
import type { Clock } from "../clock.ts";
import type { Deliveries } from "../outcomes/deliver.ts";
import type { EndNotices } from "../outcomes/end-notices.ts";
import { countInterruptions, interruptedTooOften } from "./interruptions.ts";
import { missingPositions } from "../../domain/job-pictures.ts";
import { missingWarning } from "../outcomes/missing-warnings.ts";

/**
 * Takes up what the last process left: what is made is delivered, ends that were not told are told,
 * and what was running goes back to its place in the queue. What then becomes of it is decided by
 * its journal when it runs: stored pictures are kept, remote ids are polled, and a call whose
 * answer was lost is never sent again by itself. A job during which process after process died ends
 * here, with the pictures that it has. Orders whose owners were never told that they were taken
 * (`unconfirmed`) are not drawn: they end, and their owners are told why.
 */
export async function recover(parts: {
  readonly jobs: JobStore;
  readonly settings: SettingsStore;
  readonly clock: Pick<Clock, "now">;
  readonly deliveries: Deliveries;
  readonly notices: EndNotices;
  readonly log: Logger;
  readonly unconfirmed: readonly Job[];
}): Promise<void> {
  const { jobs, deliveries, notices, log } = parts;
  for (const { id } of parts.unconfirmed) {
    await notices.end(id, "failed", { failure: neverConfirmed() });
  }
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

/** Nothing was drawn or sent for an order that nobody was told of. */
function neverConfirmed(): FailureRecord {
  const message = say("failure.not-taken");
  return { code: "interrupted", message, mayRepeat: true, mayBeBilled: false };
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
