import { type Job, type JobState, jobTransitions } from "../domain/job.ts";
import { exceededBudget } from "./budget.ts";
import { chargeOf } from "./charges.ts";
import { lockAdmissions } from "./counters.ts";
import type { Rows } from "./database.ts";
import { planColumn, requestColumns } from "./job-rows.ts";
import type { Transition } from "./job-store.ts";
import { addToOutbox, dropFromOutbox, type Lease } from "./outbox-rows.ts";
import { lockJob, readJobs } from "./read-jobs.ts";
import type { JobRow } from "./schema.ts";
import { advanceTo } from "./start-tags.ts";
import { returnTurn, takeTurn } from "./turns.ts";

/** When a step is taken (milliseconds since 1970), and by whom. */
export interface StepTime {
  readonly now: number;
  readonly lease: Lease;
}

/**
 * Moves a job to another state and gives it as it is then; undefined when its state does not lead
 * there, somebody else has it, or it is unknown.
 */
export async function moveJob(
  rows: Rows,
  id: string,
  to: JobState,
  change: Transition,
  time: StepTime,
): Promise<Job | undefined> {
  // A dearer price needs the same room under the budgets as a new order.
  if (change.cost !== undefined) await lockAdmissions(rows);
  const row = await lockJob(rows, id);
  if (row === undefined || !jobTransitions[row.state].includes(to)) return undefined;
  if (isSomebodyElses(row, time.lease)) return undefined;
  if (await isTooDear(rows, row, change, time.now)) return undefined;
  const moved = await rows
    .updateTable("jobs")
    .set({
      state: to,
      ...changedColumns(change),
      ...(await columnsOf(rows, row, to, change, time)),
    })
    .where("id", "=", id)
    .returningAll()
    .execute();
  const [job] = await readJobs(rows, moved);
  if (job !== undefined) await tell(rows, job, change, time);
  return job;
}

/** A lease that ended is nobody's any more. */
function isSomebodyElses(row: JobRow, { owner, now }: Lease): boolean {
  if (row.state !== "running" || row.owner === null || row.owner === owner) return false;
  return (row.lease_until ?? 0) > now;
}

async function isTooDear(
  rows: Rows,
  row: JobRow,
  { cost, ...budgets }: Transition,
  now: number,
): Promise<boolean> {
  const { id: job, user_id: userId, guild_id, spender } = row;
  const expense = { job, userId, guildId: guild_id ?? undefined, spender, cost };
  return (await exceededBudget(rows, expense, budgets, now)) !== undefined;
}

function changedColumns(change: Transition): Partial<JobRow> {
  return {
    ...(change.failure === undefined
      ? {}
      : { failure: JSON.stringify(change.failure), failure_code: change.failure.code }),
    ...(change.warnings === undefined ? {} : { warnings: JSON.stringify(change.warnings) }),
    ...(change.plan === undefined ? {} : { plan: planColumn(change.plan) }),
    ...(change.request === undefined
      ? {}
      : { ...requestColumns(change.request), cost: change.cost ?? null }),
  };
}

const noLease = { owner: null, lease_until: null };

async function columnsOf(
  rows: Rows,
  row: JobRow,
  to: JobState,
  change: Transition,
  { now, lease }: StepTime,
): Promise<Partial<JobRow>> {
  switch (to) {
    case "queued":
      return { started_at: null, ...noLease, ...(await returnTurn(rows, row)) };
    case "running": {
      const turn = await takeTurn(rows, row.user_id, now);
      await advanceTo(rows, row.start_tag);
      const leased = { owner: lease.owner, lease_until: lease.until };
      const pictures_before = await countPictures(rows, row.id);
      return { started_at: now, pictures_before, ...leased, ...turn };
    }
    case "delivered":
      return { delivered_at: now };
    case "made":
      return { finished_at: now, ...noLease, ...(await chargeOf(rows, row, change.failure)) };
    case "failed":
    case "cancelled":
    case "refused":
      break;
  }
  const finished = { finished_at: row.finished_at ?? now, ...noLease };
  // What was made was paid for, whether it reached anybody or not.
  if (row.state === "made") return finished;
  return { ...finished, ...(await chargeOf(rows, row, change.failure)) };
}

async function countPictures(rows: Rows, id: string): Promise<number> {
  const found = await rows
    .selectFrom("pictures")
    .select((select) => select.fn.countAll().as("count"))
    .where("job_id", "=", id)
    .executeTakeFirst();
  return Number(found?.count ?? 0);
}

/** Notes what has to reach the job's owner, in the same step in which it comes to be true. */
async function tell(
  rows: Rows,
  { id, state }: Job,
  { untold = false }: Transition,
  { now, lease }: StepTime,
): Promise<void> {
  switch (state) {
    case "made":
      return addToOutbox(rows, { kind: "delivery", jobId: id }, now, lease);
    case "failed":
    case "cancelled":
    case "refused":
      await dropFromOutbox(rows, id);
      if (!untold) await addToOutbox(rows, { kind: "end", jobId: id }, now, lease);
      return;
    case "delivered":
      return dropFromOutbox(rows, id);
    case "queued":
    case "running":
      return;
  }
}
