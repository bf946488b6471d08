import type { Rows } from "./database.ts";

/**
 * Of these files those that nobody needs once their owner deleted them: no picture of any job is
 * that file, no job that is not over uses it, and no job of somebody else started from it.
 */
export async function discardable(
  rows: Rows,
  hashes: readonly string[],
  owner: string,
): Promise<readonly string[]> {
  const free: string[] = [];
  for (const hash of hashes) if (!(await isNeeded(rows, hash, owner))) free.push(hash);
  return free;
}

async function isNeeded(rows: Rows, hash: string, owner: string): Promise<boolean> {
  const picture = await rows
    .selectFrom("pictures")
    .select("job_id")
    .where("hash", "=", hash)
    .limit(1)
    .executeTakeFirst();
  if (picture !== undefined) return true;
  const job = await rows
    .selectFrom("jobs")
    .select("id")
    .where((where) =>
      where.or([where("source_picture", "=", hash), where("mask_picture", "=", hash)]),
    )
    .where((where) =>
      where.or([
        where("user_id", "!=", owner),
        where("state", "in", ["queued", "running", "made"]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return job !== undefined;
}
