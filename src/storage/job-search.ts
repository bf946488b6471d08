import type { Job, JobState } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { readJobs } from "./job-rows.ts";

/** Runs that an estimate looks back on. */
const RECENT_RUNS = 20;

/** Jobs in one state, the oldest first. */
export async function jobsInState(rows: Rows, state: JobState): Promise<readonly Job[]> {
  const found = await rows
    .selectFrom("jobs")
    .selectAll()
    .where("state", "=", state)
    .orderBy("sequence")
    .execute();
  return readJobs(rows, found);
}

/** Waiting jobs whose owners were not told that they were taken, the oldest first. */
export async function unacknowledgedJobs(rows: Rows): Promise<readonly Job[]> {
  const found = await rows
    .selectFrom("jobs")
    .selectAll()
    .where("state", "=", "queued")
    .where("acknowledged", "=", 0)
    .orderBy("sequence")
    .execute();
  return readJobs(rows, found);
}

/** At most `limit` jobs of a person, the newest first. */
export async function jobsOfUser(
  rows: Rows,
  userId: string,
  limit: number,
): Promise<readonly Job[]> {
  const found = await rows
    .selectFrom("jobs")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("sequence", "desc")
    .limit(limit)
    .execute();
  return readJobs(rows, found);
}

/** The newest job whose delivered message this is, or undefined. */
export async function jobOfMessage(rows: Rows, messageId: string): Promise<Job | undefined> {
  const found = await rows
    .selectFrom("jobs")
    .selectAll()
    .where("delivered_message", "=", messageId)
    .orderBy("sequence", "desc")
    .limit(1)
    .execute();
  return (await readJobs(rows, found))[0];
}

/**
 * The median of what recent runs of a model took per picture in milliseconds, if there are any. Only
 * jobs that ran once count: of the others it is not known how many pictures their last run made.
 */
export async function typicalMilliseconds(rows: Rows, model: string): Promise<number | undefined> {
  const runs = await rows
    .selectFrom("jobs")
    .select((select) => [
      "started_at",
      "finished_at",
      select
        .selectFrom("pictures")
        .select(select.fn.countAll().as("count"))
        .whereRef("pictures.job_id", "=", "jobs.id")
        .as("pictures"),
    ])
    .where("model", "=", model)
    .where("state", "in", ["made", "delivered"])
    .where("attempts", "=", 1)
    .where("started_at", "is not", null)
    .where("finished_at", "is not", null)
    .orderBy("finished_at", "desc")
    .limit(RECENT_RUNS)
    .execute();
  return median(
    runs.map(
      (run) =>
        (Number(run.finished_at) - Number(run.started_at)) / Math.max(1, Number(run.pictures)),
    ),
  );
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
