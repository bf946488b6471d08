import { type Job, type JobState, jobTransitions } from "../domain/job.ts";
import type { Place } from "../domain/place.ts";
import { exceedsBudget } from "./budget.ts";
import type { Rows } from "./database.ts";
import { readJobs, requestColumns } from "./job-rows.ts";
import type { Transition } from "./job-store.ts";
import type { JobRow } from "./schema.ts";
import { returnTurn, takeTurn } from "./turns.ts";

/**
 * Moves a job to another state and gives it as it is then; undefined when its state does not lead
 * there, or the job is unknown. `now` in milliseconds since 1970.
 */
export async function moveJob(
  rows: Rows,
  id: string,
  to: JobState,
  change: Transition,
  now: number,
): Promise<Job | undefined> {
  const row = await rows.selectFrom("jobs").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined || !jobTransitions[row.state].includes(to)) return undefined;
  if (await isTooDear(rows, row, change, now)) return undefined;
  const moved = await rows
    .updateTable("jobs")
    .set({ state: to, ...changedColumns(change), ...(await columnsOf(rows, row, to, change, now)) })
    .where("id", "=", id)
    .where("state", "=", row.state)
    .returningAll()
    .execute();
  return (await readJobs(rows, moved))[0];
}

/** Puts a waiting job into the queue: its owner was told, at this place. */
export async function acknowledgeJob(
  rows: Rows,
  id: string,
  place: Place,
): Promise<Job | undefined> {
  const changed = await rows
    .updateTable("jobs")
    .set({ acknowledged: 1, place: JSON.stringify(place) })
    .where("id", "=", id)
    .where("state", "=", "queued")
    .returningAll()
    .execute();
  return (await readJobs(rows, changed))[0];
}

async function isTooDear(
  rows: Rows,
  row: JobRow,
  { cost, dailyBudget }: Transition,
  now: number,
): Promise<boolean> {
  const spender = { job: row.id, userId: row.user_id, guildId: row.guild_id ?? undefined, cost };
  return exceedsBudget(rows, spender, dailyBudget, now);
}

function changedColumns(change: Transition): Partial<JobRow> {
  return {
    ...(change.failure === undefined ? {} : { failure: JSON.stringify(change.failure) }),
    ...(change.warnings === undefined ? {} : { warnings: JSON.stringify(change.warnings) }),
    ...(change.request === undefined
      ? {}
      : { ...requestColumns(change.request), cost: change.cost ?? null }),
    ...(change.plan === undefined ? {} : { plan: JSON.stringify(change.plan) }),
  };
}

async function columnsOf(
  rows: Rows,
  row: JobRow,
  to: JobState,
  change: Transition,
  now: number,
): Promise<Partial<JobRow>> {
  switch (to) {
    case "queued":
      return { started_at: null, ...(await returnTurn(rows, row)) };
    case "running": {
      const turn = await takeTurn(rows, row.user_id, now);
      return { started_at: now, attempts: row.attempts + 1, ...turn };
    }
    case "delivered":
      return { delivered_at: now };
    case "made":
      return { finished_at: now };
    case "failed":
    case "cancelled":
    case "refused":
      break;
  }
  const finished = { finished_at: row.finished_at ?? now };
  return (await mayBeBilled(rows, row, change)) ? finished : { ...finished, cost: null };
}

/** Only what certainly cost nothing is given back to the budget. */
async function mayBeBilled(rows: Rows, row: JobRow, change: Transition): Promise<boolean> {
  if (row.state === "made") return true;
  if (change.failure !== undefined) return change.failure.mayBeBilled;
  const call = await rows
    .selectFrom("remote_calls")
    .select("call")
    .where("job_id", "=", row.id)
    .executeTakeFirst();
  return call !== undefined;
}
