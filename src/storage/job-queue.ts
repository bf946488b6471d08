import type { Job } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { lockTurns, overtakes } from "./counters.ts";
import { fairOrder } from "./fair-order.ts";
import { moveJob, type StepTime } from "./job-steps.ts";
import { nextInTurn, SUSPECT_DEATHS } from "./next-in-turn.ts";
import type { JobRow } from "./schema.ts";
import { virtualTime } from "./start-tags.ts";
import type { OpenModels, QueuedJob } from "./job-store.ts";
import type { Load, Ticket } from "./tickets.ts";

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
      "jobs.guild_id",
      "jobs.priority",
      "jobs.sequence",
      "jobs.model",
      "jobs.asked_pictures",
      "jobs.deaths",
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
    guildId: row.guild_id ?? undefined,
    priority: row.priority,
    sequence: row.sequence,
    servedAt: row.last_served_at ?? 0,
    isSuspect: row.deaths >= SUSPECT_DEATHS,
  }));
  const overtaken = await overtakes(rows);
  const usual = fairOrder(
    waiting.filter(({ isSuspect }) => !isSuspect),
    overtaken,
  );
  const last = fairOrder(waiting.filter(({ isSuspect }) => isSuspect));
  return [...usual, ...last].map(({ id, model, missing }) => ({ id, model, missing }));
}

/** How many jobs wait and run, whoever runs them. */
export async function loadOf(rows: Rows): Promise<Load> {
  const waiting = await rows
    .selectFrom("jobs")
    .select(({ fn }) => [fn.countAll().as("count"), fn.min("created_at").as("oldest")])
    .where("state", "=", "queued")
    .where("acknowledged", "=", 1)
    .executeTakeFirst();
  const running = await rows
    .selectFrom("jobs")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("state", "=", "running")
    .executeTakeFirst();
  return {
    waiting: Number(waiting?.count ?? 0),
    running: Number(running?.count ?? 0),
    oldest: waiting?.oldest ?? undefined,
  };
}

/** Sets the next job running that may be taken; undefined when there is none. */
export async function takeNextJob(
  rows: Rows,
  models: OpenModels,
  time: StepTime,
): Promise<Job | undefined> {
  await lockTurns(rows);
  const running = await runningHere(rows, time.lease.owner);
  if (running.suspects > 0) return undefined;
  const id = await nextInTurn(rows, models, running.jobs === 0);
  return id === undefined ? undefined : moveJob(rows, id, "running", {}, time);
}

/** Sets this job running if it waits, and may run beside what runs here. */
export async function takeJob(rows: Rows, id: string, time: StepTime): Promise<Job | undefined> {
  // Asked for by its id alone: PostgreSQL would look through all that wait before it has statistics.
  const row = await rows
    .selectFrom("jobs")
    .select(["deaths", "state", "acknowledged"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined || !waits(row)) return undefined;
  const running = await runningHere(rows, time.lease.owner);
  if (running.suspects > 0 || (row.deaths >= SUSPECT_DEATHS && running.jobs > 0)) return undefined;
  return moveJob(rows, id, "running", {}, time);
}

/** The tickets of the jobs that wait, by their start tags; of one job where its id is given. */
export async function ticketsOf(rows: Rows, id?: string): Promise<readonly Ticket[]> {
  const jobs = rows
    .selectFrom("jobs")
    .select(["id", "model", "start_tag", "state", "acknowledged"])
    .orderBy("start_tag")
    .orderBy("sequence");
  const found = await (
    id === undefined
      ? jobs.where("state", "=", "queued").where("acknowledged", "=", 1)
      : jobs.where("id", "=", id)
  ).execute();
  const virtual = await virtualTime(rows);
  return found
    .filter(waits)
    .map((row) => ({ id: row.id, model: row.model, tag: row.start_tag, virtual }));
}

const waits = (row: Pick<JobRow, "state" | "acknowledged">): boolean =>
  row.state === "queued" && row.acknowledged === 1;

async function runningHere(rows: Rows, owner: string) {
  const found = await rows
    .selectFrom("jobs")
    .select("deaths")
    .where("state", "=", "running")
    .where("owner", "=", owner)
    .execute();
  const suspects = found.filter(({ deaths }) => deaths >= SUSPECT_DEATHS).length;
  return { jobs: found.length, suspects };
}
