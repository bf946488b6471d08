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

/** The newest job that made the file with this hash, or undefined. */
export async function jobOfPicture(rows: Rows, hash: string): Promise<Job | undefined> {
  const found = await rows
    .selectFrom("pictures")
    .innerJoin("jobs", "jobs.id", "pictures.job_id")
    .selectAll("jobs")
    .where("pictures.hash", "=", hash)
    .orderBy("jobs.sequence", "desc")
    .limit(1)
    .execute();
  return (await readJobs(rows, found))[0];
}

/** The median of what recent runs of a model took per picture in milliseconds, if there are any. */
export async function typicalMilliseconds(rows: Rows, model: string): Promise<number | undefined> {
  const runs = await rows
    .selectFrom("jobs")
    .select(["started_at", "finished_at", "asked_pictures"])
    .where("model", "=", model)
    .where("state", "in", ["made", "delivered"])
    .where("started_at", "is not", null)
    .where("finished_at", "is not", null)
    .orderBy("finished_at", "desc")
    .limit(RECENT_RUNS)
    .execute();
  return median(
    runs.map((run) => (Number(run.finished_at) - Number(run.started_at)) / run.asked_pictures),
  );
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
