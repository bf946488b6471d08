import type { Rows } from "./database.ts";
import type { FileRow } from "./schema.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long a file is safe after its last use: a picture is stored a moment before the job that
 * needs it, and a use is noted only once in this time.
 */
const GRACE_MS = HOUR_MS;

type RegisteredFile = Pick<FileRow, "hash" | "bytes" | "last_used_at">;

/** Notes that a file is stored or used now (milliseconds since 1970). */
export async function noteUse(rows: Rows, hash: string, bytes: number, now: number): Promise<void> {
  await rows
    .insertInto("files")
    .values({ hash, bytes, created_at: now, last_used_at: now })
    .onConflict((conflict) =>
      conflict
        .column("hash")
        .doUpdateSet({ last_used_at: now })
        .where("files.last_used_at", "<", now - GRACE_MS / 2),
    )
    .execute();
}

/** A file is not there any more, or is not what was stored. */
export async function forgetFile(rows: Rows, hash: string): Promise<void> {
  await rows.deleteFrom("files").where("hash", "=", hash).execute();
}

/**
 * The files that retention may remove: unused for `days`, and, the longest unused first, as many
 * as bring all files together down to `totalBytes`. What unfinished jobs need is left out.
 */
export async function removableFiles(
  rows: Rows,
  limits: { readonly days: number; readonly totalBytes: number },
  now: number,
): Promise<readonly RegisteredFile[]> {
  const files = await rows
    .selectFrom("files")
    .select(["hash", "bytes", "last_used_at"])
    .orderBy("last_used_at")
    .execute();
  const needed = await neededHashes(rows);
  let excess = files.reduce((sum, file) => sum + file.bytes, 0) - limits.totalBytes;
  const removable: RegisteredFile[] = [];
  for (const file of files) {
    if (file.last_used_at > now - GRACE_MS) break;
    const isOld = file.last_used_at < now - limits.days * DAY_MS;
    if (needed.has(file.hash) || (!isOld && excess <= 0)) continue;
    excess -= file.bytes;
    removable.push(file);
  }
  return removable;
}

/**
 * Removes a file by `unlink` and from the register, unless it was used or came to be needed since
 * it was found removable; tells whether it did.
 */
export async function removeFile(
  rows: Rows,
  file: RegisteredFile,
  unlink: () => Promise<void>,
): Promise<boolean> {
  if ((await neededHashes(rows)).has(file.hash)) return false;
  const { numDeletedRows } = await rows
    .deleteFrom("files")
    .where("hash", "=", file.hash)
    .where("last_used_at", "=", file.last_used_at)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return false;
  // Inside the transaction, so that nobody stores the same picture between the row and the file.
  await unlink();
  return true;
}

async function neededHashes(rows: Rows): Promise<ReadonlySet<string>> {
  const sources = await rows
    .selectFrom("jobs")
    .select(["source_picture", "mask_picture"])
    .where("state", "in", ["queued", "running", "made"])
    .where("source_picture", "is not", null)
    .execute();
  const results = await rows
    .selectFrom("pictures")
    .innerJoin("jobs", "jobs.id", "pictures.job_id")
    .select("pictures.hash")
    .where("jobs.state", "in", ["queued", "running", "made"])
    .execute();
  const needed = sources.flatMap(({ source_picture, mask_picture }) => [
    source_picture,
    mask_picture,
  ]);
  return new Set([...needed, ...results.map(({ hash }) => hash)].filter((hash) => hash !== null));
}
