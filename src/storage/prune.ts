import type { Rows } from "./database.ts";
import { removeJobs } from "./set-aside.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Jobs that are removed in one step: the event loop is not held up by years at once. */
export const PRUNED_AT_ONCE = 200;

/** Whose turn it was is worth nothing after so long: whoever was served since was served later. */
const TURN_KEPT_MS = 30 * DAY_MS;

/** A modal that was opened longer ago is closed. */
const TARGET_KEPT_MS = DAY_MS;

/** No budget or limit counts for longer than a month. */
const COUNTS_KEPT_MS = 32 * DAY_MS;

/** A second press on the same question comes within this time. */
const ERASURE_KEPT_MS = 60 * 60 * 1000;

/** No alarm is given twice in a month. */
const ALARM_KEPT_MS = 62 * DAY_MS;

/** A list of pictures that was opened longer ago is opened anew. */
const HISTORY_KEPT_MS = 30 * DAY_MS;

/** Tables whose rows go when they are so old, in milliseconds. */
const keptSinceCreation = [
  ["vary_targets", TARGET_KEPT_MS],
  ["history_views", HISTORY_KEPT_MS],
  ["reservations", DAY_MS],
  ["kept_counts", COUNTS_KEPT_MS],
  ["budget_alarms", ALARM_KEPT_MS],
] as const;

const finals = ["delivered", "failed", "cancelled", "refused"] as const;

/** Removes some of the jobs that ended before `before`; gives how many. */
export async function pruneJobs(rows: Rows, before: number): Promise<number> {
  const old = await rows
    .selectFrom("jobs")
    .select("id")
    .where("created_at", "<", before)
    .where("state", "in", finals)
    .where((where) =>
      where.or([where("finished_at", "is", null), where("finished_at", "<", before)]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom("outbox").select("outbox.id").whereRef("outbox.job_id", "=", "jobs.id"),
        ),
      ),
    )
    .orderBy("created_at")
    .limit(PRUNED_AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute();
  await removeJobs(
    rows,
    old.map(({ id }) => id),
  );
  return old.length;
}

/** Removes what is worth nothing any more, whatever is kept of jobs; `now` since 1970. */
export async function pruneShortLived(rows: Rows, now: number): Promise<void> {
  await rows
    .deleteFrom("people")
    .where((where) =>
      where.or([
        where("last_served_at", "is", null),
        where("last_served_at", "<", now - TURN_KEPT_MS),
      ]),
    )
    .execute();
  await rows.deleteFrom("questions").where("expires_at", "<=", now).execute();
  await rows
    .deleteFrom("account_starts")
    .where("started_at", "<", now - DAY_MS)
    .execute();
  await rows
    .deleteFrom("erasures")
    .where("finished_at", "<", now - ERASURE_KEPT_MS)
    .execute();
  for (const [table, keptMs] of keptSinceCreation) {
    await rows
      .deleteFrom(table)
      .where("created_at", "<", now - keptMs)
      .execute();
  }
}

/** Removes what was set aside before `before`. */
export async function pruneSetAside(rows: Rows, before: number): Promise<void> {
  await rows.deleteFrom("set_aside").where("created_at", "<", before).execute();
}
