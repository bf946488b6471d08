import type { Job } from "../../domain/job.ts";
import { missingPositions } from "../../domain/job-pictures.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { EndNotices } from "../outcomes/end-notices.ts";
import type { Outbox } from "../outcomes/outbox.ts";
import { missingWarning } from "../outcomes/missing-warnings.ts";
import { deadlyJobs, interruptedTooOften } from "./interruptions.ts";

/** What is taken up with. */
export interface RecoveryParts {
  readonly jobs: JobStore;
  readonly notices: EndNotices;
  readonly outbox: Outbox;
  readonly log: Logger;
  /** Whether this process hands over what others left in the outbox; it does unless told. */
  readonly handsOver?: boolean | undefined;
}

/**
 * Takes up what another process left: what has to reach somebody is worked off, and what was running
 * goes back to its place in the queue. What then becomes of it is decided by its journal when it
 * runs: stored pictures are kept, remote ids are polled, and a call whose answer was lost is never
 * sent again by itself. A job that was to be cancelled ends here, and so does one over which process
 * after process died, with the pictures that it has. `inHand` are the jobs that run here; `crashed`
 * says that the last process ended by a bug of its own.
 */
export async function recover(
  parts: RecoveryParts,
  {
    inHand = [],
    crashed = false,
  }: { readonly inHand?: readonly string[]; readonly crashed?: boolean | undefined } = {},
): Promise<void> {
  const { jobs, outbox, log } = parts;
  const left = await jobs.takeUp(inHand);
  const deadly = deadlyJobs(left, crashed);
  for (const { job } of left) {
    const isMissing = missingPositions(job).length > 0;
    if (deadly.has(job.id) && isMissing) await giveUp(job, parts);
    else if (job.cancelRequested === true && isMissing) await cancel(job, parts);
    else await jobs.putBack(job.id);
  }
  const entries = parts.handsOver === false ? 0 : await outbox.takeUp();
  if (left.length > 0) log.info({ running: left.length, entries }, "took up what was left");
}

async function giveUp(job: Job, parts: RecoveryParts): Promise<void> {
  const failure = interruptedTooOften((await parts.jobs.remoteCalls(job.id)).length > 0);
  parts.log.error(
    { job: job.id, model: job.request.model },
    "a job is set aside: process after process died over it",
  );
  if (job.pictures.length === 0) {
    await parts.notices.end(job.id, "failed", { failure });
    return;
  }
  const warnings = [...job.warnings, missingWarning(missingPositions(job), failure.message)];
  await parts.jobs.move(job.id, "made", { failure, warnings });
}

async function cancel(job: Job, { jobs, notices }: RecoveryParts): Promise<void> {
  if (job.pictures.length === 0) await notices.end(job.id, "cancelled");
  else await jobs.move(job.id, "made");
}
