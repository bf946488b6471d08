import type { FailureRecord } from "../domain/failure.ts";
import type { Rows } from "./database.ts";
import { readPlan } from "./job-rows.ts";
import type { JobRow } from "./schema.ts";

/** The columns that say what a job counts for. */
export type Charge = Pick<JobRow, "counted_pictures" | "cost">;

/**
 * What a job counts for that ends, or is made without some of its pictures. Its person's day counts
 * what they get, and what was drawn and refused by the picture check; the budgets count what may have been paid besides. A cancelled job counts in both
 * ways what may have been paid, because whoever cancels could have had it.
 */
export async function chargeOf(
  rows: Rows,
  row: JobRow,
  failure: FailureRecord | undefined,
): Promise<Charge> {
  const made = await positionsMade(rows, row.id);
  const open = await openPictures(rows, row, made);
  const missing = row.asked_pictures - made.size;
  const maybePaid = failure === undefined ? open : failure.mayBeBilled ? open || missing : 0;
  const counted = made.size + (failure === undefined ? maybePaid : 0);
  const share = (made.size + maybePaid) / row.asked_pictures;
  const cost = row.cost === null || share === 0 ? null : row.cost * Math.min(1, share);
  return { counted_pictures: counted, cost };
}

async function positionsMade(rows: Rows, jobId: string): Promise<ReadonlySet<number>> {
  const found = await rows
    .selectFrom("pictures")
    .select("position")
    .where("job_id", "=", jobId)
    .execute();
  const refused = await rows
    .selectFrom("refused_pictures")
    .select("position")
    .where("job_id", "=", jobId)
    .execute();
  return new Set([...found, ...refused].map(({ position }) => position));
}

/** How many pictures are missing whose calls were sent and never said to have cost nothing. */
async function openPictures(rows: Rows, row: JobRow, made: ReadonlySet<number>): Promise<number> {
  const calls = await rows
    .selectFrom("remote_calls")
    .select("call")
    .where("job_id", "=", row.id)
    .where("state", "!=", "settled")
    .execute();
  const plan = readPlan(row);
  const pictures =
    plan === undefined
      ? calls.length
      : calls
          .flatMap(({ call }) => plan.calls[call] ?? [])
          .filter((position) => !made.has(position)).length;
  return Math.min(pictures, row.asked_pictures - made.size);
}
