import type { Job, JobState } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { readJob } from "./read-jobs.ts";

/** A retry that ended like this gave nothing, so the same order may be tried once more. */
const fruitless: ReadonlySet<JobState> = new Set(["failed", "cancelled", "refused"]);

/**
 * The retry because of which a job must not be tried again: one that is under way or has pictures.
 * Retries of retries count too, from whichever of their messages the next one is asked for:
 * together they are one order, which is paid once.
 */
export async function standingRetry(
  rows: Rows,
  jobId: string | undefined,
): Promise<Job | undefined> {
  let jobs = jobId === undefined ? [] : [await firstOfOrder(rows, jobId)];
  while (jobs.length > 0) {
    const retries = await rows
      .selectFrom("jobs")
      .select(["id", "state"])
      .where("kind", "=", "retry")
      .where("parent_job", "in", jobs)
      .execute();
    const standing = retries.find(({ state }) => !fruitless.has(state));
    if (standing !== undefined) return readJob(rows, standing.id);
    jobs = retries.map(({ id }) => id);
  }
  return undefined;
}

/** The job that a fruitless retry repeats; every other job is its own. */
async function firstOfOrder(rows: Rows, jobId: string): Promise<string> {
  const job = await rows
    .selectFrom("jobs")
    .select(["kind", "state", "parent_job"])
    .where("id", "=", jobId)
    .executeTakeFirst();
  if (job?.kind !== "retry" || job.parent_job === null || !fruitless.has(job.state)) return jobId;
  return firstOfOrder(rows, job.parent_job);
}
