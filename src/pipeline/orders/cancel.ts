import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { say } from "../../words/index.ts";
import { CancelledByOwner } from "../../domain/abort-reasons.ts";
import { granted } from "../policy/answer.ts";
import type { Requester } from "../policy/requester.ts";
import { topics } from "../topics.ts";
import type { Tools } from "../tools.ts";

/** A job may slip from waiting to running and back while it is being cancelled; not for ever. */
const ATTEMPTS = 5;

/** The jobs that run in this process. */
export interface Running {
  /** Resolves when every job that was taken so far is in hand. */
  settled(): Promise<void>;
  readonly inHand: ReadonlyMap<
    string,
    { abort(reason: Error): void; readonly concluded: Promise<void> }
  >;
}

/**
 * Cancels a waiting or running job for its owner, and resolves when that is settled. Pictures that
 * are already finished are delivered. Throws UserError "unknown-job", "not-yours", or "gone" when
 * the job ended before the cancel could take effect.
 */
export async function cancelJob(
  jobId: string,
  requester: Requester,
  running: Running,
  {
    storage: { jobs },
    notices,
    policy,
    shared,
  }: Pick<Tools, "storage" | "notices" | "policy" | "shared">,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const job = await jobs.find(jobId);
    if (job === undefined) throw new UserError("unknown-job", say("orders.unknown-job"));
    granted(await policy.mayCancel(requester, job));
    if (job.state === "queued") {
      if ((await notices.end(jobId, "cancelled")) !== undefined) return;
      continue;
    }
    if (job.state !== "running") throw tooLate();
    await running.settled();
    const inHand = running.inHand.get(jobId);
    if (inHand === undefined) {
      // Another process runs it, and hears of it at once, or at its next heartbeat.
      if (!(await jobs.requestCancel(jobId))) continue;
      shared?.bus.tell(topics.cancel, { id: jobId });
      return;
    }
    inHand.abort(new CancelledByOwner());
    await inHand.concluded;
    if (notices.isEnding(jobId) || tookEffect(await jobs.find(jobId))) return;
  }
  throw tooLate();
}

function tookEffect(job: Job | undefined): boolean {
  if (job === undefined || job.state === "cancelled") return true;
  const cutShort = job.pictures.length > 0 && job.pictures.length < job.request.count;
  return cutShort && (job.state === "made" || job.state === "delivered");
}

function tooLate(): UserError {
  return new UserError("gone", say("orders.nothing-to-cancel"));
}
