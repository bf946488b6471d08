import type { Job } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { fairOrder } from "./fair-order.ts";
import { moveJob } from "./job-steps.ts";
import type { QueuedJob } from "./job-store.ts";

/**
 * All waiting jobs in the order in which they will be taken. Reads no more than that order and the
 * estimates need: hundreds may wait, and the queue is looked through at every order.
 */
export async function waitingJobs(rows: Rows): Promise<readonly QueuedJob[]> {
  const found = await rows
    .selectFrom("jobs")
    .leftJoin("people", "people.user_id", "jobs.user_id")
    .select((select) => [
      "jobs.id",
      "jobs.user_id",
      "jobs.sequence",
      "jobs.model",
      "jobs.asked_pictures",
      "people.last_served_at",
      select
        .selectFrom("pictures")
        .select(select.fn.countAll().as("count"))
        .whereRef("pictures.job_id", "=", "jobs.id")
        .as("finished_pictures"),
    ])
    .where("jobs.state", "=", "queued")
    .where("jobs.acknowledged", "=", 1)
    .execute();
  const waiting = found.map((row) => ({
    id: row.id,
    model: row.model,
    missing: row.asked_pictures - Number(row.finished_pictures ?? 0),
    userId: row.user_id,
    sequence: row.sequence,
    servedAt: row.last_served_at ?? 0,
  }));
  return fairOrder(waiting).map(({ id, model, missing }) => ({ id, model, missing }));
}

/** Sets the next job running whose model `accepts` more work; undefined when there is none. */
export async function takeNextJob(
  rows: Rows,
  accepts: (model: string) => boolean,
  now: number,
): Promise<Job | undefined> {
  const models = await rows
    .selectFrom("jobs")
    .select("model")
    .distinct()
    .where("state", "=", "queued")
    .where("acknowledged", "=", 1)
    .execute();
  const accepted = models.map((row) => row.model).filter((model) => accepts(model));
  if (accepted.length === 0) return undefined;
  const next = await rows
    .selectFrom("jobs")
    .leftJoin("people", "people.user_id", "jobs.user_id")
    .select("jobs.id")
    .where("jobs.state", "=", "queued")
    .where("jobs.acknowledged", "=", 1)
    .where("jobs.model", "in", accepted)
    .orderBy((order) => order.fn.coalesce("people.last_served_at", order.lit(0)))
    .orderBy("jobs.sequence")
    .limit(1)
    .executeTakeFirst();
  return next === undefined ? undefined : moveJob(rows, next.id, "running", {}, now);
}
