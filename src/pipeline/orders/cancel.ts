import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { JobStore } from "../../storage/job-store.ts";
import { CancelledByOwner } from "../running/abort-reasons.ts";
import type { EndNotices } from "../outcomes/end-notices.ts";
import type { Dispatcher } from "../queue/dispatcher.ts";

/** A job may slip from waiting to running and back while it is being cancelled; not for ever. */
const ATTEMPTS = 5;

/**
 * Cancels a waiting or running job for its owner, and resolves when that is settled. Pictures that
 * are already finished are delivered. Throws UserError "unknown-job", "not-yours", or "gone" when
 * the job ended before the cancel could take effect.
 */
export async function cancelJob(
  jobId: string,
  userId: string,
  parts: {
    readonly jobs: Pick<JobStore, "find">;
    readonly notices: EndNotices;
    readonly dispatcher: Dispatcher;
  },
): Promise<void> {
  const { jobs, notices, dispatcher } = parts;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const job = await jobs.find(jobId);
    if (job === undefined) throw new UserError("unknown-job", "This job is not known here.");
    if (job.userId !== userId) {
      throw new UserError(
        "not-yours",
        "Only the person who ordered these pictures can cancel them.",
      );
    }
    if (job.state === "queued") {
      if ((await notices.end(jobId, "cancelled")) !== undefined) return;
      continue;
    }
    if (job.state !== "running") throw tooLate();
    await dispatcher.settled();
    const inHand = dispatcher.inHand.get(jobId);
    if (inHand === undefined) continue;
    inHand.abort(new CancelledByOwner());
    await inHand.concluded;
    if (tookEffect(await jobs.find(jobId))) return;
  }
  throw tooLate();
}

function tookEffect(job: Job | undefined): boolean {
  if (job === undefined || job.state === "cancelled") return true;
  const cutShort = job.pictures.length > 0 && job.pictures.length < job.request.count;
  return cutShort && (job.state === "made" || job.state === "delivered");
}

function tooLate(): UserError {
  return new UserError("gone", "There is nothing left to cancel: this job has already ended.");
}
