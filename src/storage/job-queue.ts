import type { Job } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { lockTurns, overtakes, setOvertakes } from "./counters.ts";
import { fairOrder, MOST_OVERTAKES } from "./fair-order.ts";
import { moveJob, type StepTime } from "./job-steps.ts";
import { virtualTime } from "./start-tags.ts";
import type { OpenModels, QueuedJob } from "./job-store.ts";
import type { Load, Ticket } from "./tickets.ts";

/** A job over which a process died so often in a row runs alone, after all others. */
const SUSPECT_DEATHS = 2;

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
  const id = await nextJob(rows, models, running.jobs === 0);
  return id === undefined ? undefined : moveJob(rows, id, "running", {}, time);
}

/** Sets this job running if it waits, and may run beside what runs here. */
export async function takeJob(rows: Rows, id: string, time: StepTime): Promise<Job | undefined> {
  const row = await rows
    .selectFrom("jobs")
    .select("deaths")
    .where("id", "=", id)
    .where("state", "=", "queued")
    .where("acknowledged", "=", 1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const running = await runningHere(rows, time.lease.owner);
  if (running.suspects > 0 || (row.deaths >= SUSPECT_DEATHS && running.jobs > 0)) return undefined;
  return moveJob(rows, id, "running", {}, time);
}

/** The tickets of the jobs that wait, by their start tags; of one job where its id is given. */
export async function ticketsOf(rows: Rows, id?: string): Promise<readonly Ticket[]> {
  let waiting = rows
    .selectFrom("jobs")
    .select(["id", "model", "start_tag"])
    .where("state", "=", "queued")
    .where("acknowledged", "=", 1);
  if (id !== undefined) waiting = waiting.where("id", "=", id);
  const found = await waiting.orderBy("start_tag").orderBy("sequence").execute();
  const virtual = await virtualTime(rows);
  return found.map((row) => ({ id: row.id, model: row.model, tag: row.start_tag, virtual }));
}

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

async function nextJob(
  rows: Rows,
  open: OpenModels,
  suspectsToo: boolean,
): Promise<string | undefined> {
  if (open.only?.length === 0) return undefined;
  const first = await inTurn(rows, open, suspectsToo).executeTakeFirst();
  if (first === undefined) return undefined;
  const overtaken = await overtakes(rows);
  const isDue = overtaken >= MOST_OVERTAKES || first.guild_id === null;
  const next =
    isDue || first.deaths >= SUSPECT_DEATHS
      ? first
      : await inTurn(rows, open, false)
          .where("jobs.guild_id", "=", first.guild_id)
          .clearOrderBy()
          .orderBy("jobs.priority", "desc")
          .orderBy((order) => order.fn.coalesce("people.last_served_at", order.lit(0)))
          .orderBy("jobs.sequence")
          .executeTakeFirstOrThrow();
  const inARow = next.id === first.id ? 0 : overtaken + 1;
  if (inARow !== overtaken) await setOvertakes(rows, inARow);
  return next.id;
}

/** The job whose turn it is by fairness alone. */
function inTurn(rows: Rows, { only, except = [] }: OpenModels, suspectsToo: boolean) {
  let waiting = rows
    .selectFrom("jobs")
    .leftJoin("people", "people.user_id", "jobs.user_id")
    .select(["jobs.id", "jobs.guild_id", "jobs.deaths"])
    .where("jobs.state", "=", "queued")
    .where("jobs.acknowledged", "=", 1);
  if (only !== undefined) waiting = waiting.where("jobs.model", "in", only);
  if (except.length > 0) waiting = waiting.where("jobs.model", "not in", except);
  if (!suspectsToo) waiting = waiting.where("jobs.deaths", "<", SUSPECT_DEATHS);
  return (
    waiting
      .orderBy((order) =>
        order.case().when("jobs.deaths", "<", SUSPECT_DEATHS).then(0).else(1).end(),
      )
      .orderBy((order) => order.fn.coalesce("people.last_served_at", order.lit(0)))
      .orderBy("jobs.sequence")
      .limit(1)
      // One that somebody cancels at this moment is not waited for.
      .forNoKeyUpdate("jobs")
      .skipLocked()
  );
}
