import { nanoid } from "nanoid";
import type { Rows } from "./database.ts";
import type { UnreadableJob } from "./read-jobs.ts";
import type { SetAsideRow } from "./schema.ts";

/** The tables whose rows belong to a job. */
export const partsOfJob = [
  "pictures",
  "refused_pictures",
  "remote_calls",
  "account_reports",
  "outbox",
  "favourites",
  "showcased",
  "reports",
  "taken_down",
] as const;

/** Notes that something could not be used; `now` in milliseconds since 1970. */
export async function noteSetAside(
  rows: Rows,
  what: Pick<SetAsideRow, "kind" | "name" | "reason"> & { readonly content?: object | undefined },
  now: number,
): Promise<void> {
  const { kind, name, reason, content } = what;
  await rows
    .insertInto("set_aside")
    .values({
      id: nanoid(),
      kind,
      name,
      reason,
      content: content === undefined ? null : JSON.stringify(content),
      created_at: now,
    })
    .execute();
}

/** Moves a job and all that belongs to it out of the tables, as it stands, so that the rest goes on. */
export async function setJobAside(
  rows: Rows,
  { id, reason }: UnreadableJob,
  now: number,
): Promise<void> {
  const job = await rows
    .selectFrom("jobs")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (job === undefined) return;
  const parts: Record<string, readonly object[]> = {};
  for (const table of partsOfJob) {
    parts[table] = await rows.selectFrom(table).selectAll().where("job_id", "=", id).execute();
  }
  await noteSetAside(rows, { kind: "job", name: id, reason, content: { job, ...parts } }, now);
  await removeJobs(rows, [id]);
}

/** Removes jobs with all that belongs to them. */
export async function removeJobs(rows: Rows, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of partsOfJob) {
    await rows.deleteFrom(table).where("job_id", "in", ids).execute();
  }
  await rows.deleteFrom("jobs").where("id", "in", ids).execute();
}
