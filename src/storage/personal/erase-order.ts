import { lockAdmissions } from "../counters.ts";
import type { Rows } from "../database.ts";
import { forgetFile } from "../file-register.ts";
import { keepCount } from "../kept-counts.ts";
import { lockJob } from "../read-jobs.ts";
import type { JobRow } from "../schema.ts";
import { removeJobs } from "../set-aside.ts";

/** The states in which an order is over; with nothing in the outbox nobody works on it any more. */
export const finals = ["delivered", "failed", "cancelled", "refused"] as const;

const isFinal = (state: JobRow["state"]): boolean => finals.some((one) => one === state);

/**
 * Removes an order that is over with all that belongs to it, keeps what it counts for, and takes the
 * picture files away by `unlink` that nobody else needs. Gives the pictures that it had; undefined
 * when there is no such order, or it is not over.
 */
export async function eraseOrder(
  rows: Rows,
  id: string,
  unlink: (hash: string) => Promise<void>,
): Promise<number | undefined> {
  // Whoever counts at this moment sees the order or what is kept of it, and not both.
  await lockAdmissions(rows);
  const row = await lockJob(rows, id);
  if (row === undefined || !isFinal(row.state)) return undefined;
  const made = await hashesOf(rows, "pictures", id);
  const refused = await hashesOf(rows, "refused_pictures", id);
  await keepCount(rows, row, made.length);
  await removeJobs(rows, [id]);
  const hashes = [...made, ...refused, row.source_picture, row.mask_picture];
  for (const hash of new Set(hashes)) {
    if (hash === null || (await isNeeded(rows, hash))) continue;
    await forgetFile(rows, hash);
    // Inside the transaction, so that nobody stores the same picture between the row and the file.
    await unlink(hash);
  }
  return made.length;
}

/**
 * Whether any order or open question needs a picture, in whatever state it is. Retention asks less:
 * it may take what only ended orders show.
 */
async function isNeeded(rows: Rows, hash: string): Promise<boolean> {
  const order = await rows
    .selectFrom("jobs")
    .select("id")
    .where((where) =>
      where.or([where("source_picture", "=", hash), where("mask_picture", "=", hash)]),
    )
    .limit(1)
    .executeTakeFirst();
  if (order !== undefined) return true;
  for (const table of ["pictures", "refused_pictures"] as const) {
    const found = await rows
      .selectFrom(table)
      .select("job_id")
      .where("hash", "=", hash)
      .limit(1)
      .executeTakeFirst();
    if (found !== undefined) return true;
  }
  const question = await rows
    .selectFrom("questions")
    .select("id")
    .where("orders", "like", `%${hash}%`)
    .limit(1)
    .executeTakeFirst();
  return question !== undefined;
}

async function hashesOf(
  rows: Rows,
  table: "pictures" | "refused_pictures",
  id: string,
): Promise<readonly string[]> {
  const found = await rows.selectFrom(table).select("hash").where("job_id", "=", id).execute();
  return found.map(({ hash }) => hash);
}
