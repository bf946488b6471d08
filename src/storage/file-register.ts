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

/** Files that are looked at and removed in one go: there may be more of them than memory holds. */
const AT_ONCE = 2000;

/** Files that retention may remove now, and whether there may be more. */
export interface Removable {
  readonly files: readonly RegisteredFile[];
  readonly mayBeMore: boolean;
}

/**
 * Some of the files that retention may remove: unused for `days`, and, the longest unused first, as
 * many as bring all files together down to `totalBytes`. What unfinished jobs need is left out.
 */
export async function removableFiles(
  rows: Rows,
  limits: { readonly days: number; readonly totalBytes: number },
  now: number,
): Promise<Removable> {
  const needed = await neededHashes(rows);
  let excess = (await totalBytes(rows)) - limits.totalBytes;
  const removable: RegisteredFile[] = [];
  for await (const file of longestUnused(rows, now - GRACE_MS)) {
    const isOld = file.last_used_at < now - limits.days * DAY_MS;
    if (!isOld && excess <= 0) break;
    if (needed.has(file.hash)) continue;
    excess -= file.bytes;
    removable.push(file);
    if (removable.length >= AT_ONCE) return { files: removable, mayBeMore: true };
  }
  return { files: removable, mayBeMore: false };
}

async function totalBytes(rows: Rows): Promise<number> {
  const found = await rows
    .selectFrom("files")
    .select((select) => select.fn.sum("bytes").as("bytes"))
    .executeTakeFirst();
  return Number(found?.bytes ?? 0);
}

/** The files that were last used before `until`, the longest unused first, read in pages. */
async function* longestUnused(rows: Rows, until: number): AsyncGenerator<RegisteredFile> {
  for (let last: RegisteredFile | undefined; ;) {
    const after = last;
    let page = rows
      .selectFrom("files")
      .select(["hash", "bytes", "last_used_at"])
      .where("last_used_at", "<=", until);
    if (after !== undefined) {
      page = page.where((where) =>
        where.or([
          where("last_used_at", ">", after.last_used_at),
          where.and([
            where("last_used_at", "=", after.last_used_at),
            where("hash", ">", after.hash),
          ]),
        ]),
      );
    }
    const files = await page.orderBy("last_used_at").orderBy("hash").limit(AT_ONCE).execute();
    yield* files;
    last = files.at(-1);
    if (last === undefined || files.length < AT_ONCE) return;
  }
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
