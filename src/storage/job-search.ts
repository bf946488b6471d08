import type { Job, JobState } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { readJobs } from "./read-jobs.ts";

/** Runs that an estimate looks back on. */
const RECENT_RUNS = 20;

const inOrder = (rows: Rows, order?: "desc") =>
  rows.selectFrom("jobs").selectAll().orderBy("sequence", order);

/** Jobs in one state, the oldest first. */
export async function jobsInState(rows: Rows, state: JobState): Promise<readonly Job[]> {
  return readJobs(rows, await inOrder(rows).where("state", "=", state).execute());
}

/** Waiting jobs that were never acknowledged, the oldest first. */
export async function unacknowledgedJobs(rows: Rows): Promise<readonly Job[]> {
  const waiting = inOrder(rows).where("state", "=", "queued");
  return readJobs(rows, await waiting.where("acknowledged", "=", 0).execute());
}

/** At most `limit` jobs of a person, the newest first. */
export async function jobsOfUser(
  rows: Rows,
  userId: string,
  limit: number,
): Promise<readonly Job[]> {
  const newest = inOrder(rows, "desc").where("user_id", "=", userId).limit(limit);
  return readJobs(rows, await newest.execute());
}

/** The newest job whose delivered message this is, or undefined. */
export async function jobOfMessage(rows: Rows, messageId: string): Promise<Job | undefined> {
  const newest = inOrder(rows, "desc").where("delivered_message", "=", messageId).limit(1);
  return (await readJobs(rows, await newest.execute()))[0];
}

/**
 * The median of what recent runs of a model took per picture that they made, in milliseconds;
 * undefined when there are none.
 */
export async function typicalMilliseconds(rows: Rows, model: string): Promise<number | undefined> {
  const runs = await rows
    .selectFrom("jobs")
    .select((select) => [
      "started_at",
      "finished_at",
      "pictures_before",
      select
        .selectFrom("pictures")
        .select(select.fn.countAll().as("count"))
        .whereRef("pictures.job_id", "=", "jobs.id")
        .as("pictures"),
    ])
    .where("model", "=", model)
    .where("state", "in", ["made", "delivered"])
    .where("started_at", "is not", null)
    .where("finished_at", "is not", null)
    .orderBy("finished_at", "desc")
    .limit(RECENT_RUNS)
    .execute();
  return median(
    runs.flatMap((run) => {
      const pictures = Number(run.pictures) - run.pictures_before;
      const milliseconds = Number(run.finished_at) - Number(run.started_at);
      // A clock that was set back makes a run end before it began.
      return pictures > 0 && milliseconds >= 0 ? [milliseconds / pictures] : [];
    }),
  );
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
