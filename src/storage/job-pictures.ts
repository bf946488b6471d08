import type { Job, Picture } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { readFailure } from "./job-rows.ts";
import { addToOutbox, dropFromOutbox, type Lease } from "./outbox-rows.ts";
import { readJobs } from "./read-jobs.ts";
import type { JobRow } from "./schema.ts";

/**
 * Stores a finished picture of a job and gives the job with it, which is made when it was the last; the
 * same position again changes nothing. A run that comes late, because its process hung and lost the
 * lease, has its picture kept as well: in a job that waits or runs again; in one that was given up
 * because the picture may have been paid, which is made after all when it has all of them; and, without
 * being delivered a second time, in one that was made without it. Undefined when the job goes on without
 * the picture. `now` in milliseconds since 1970.
 */
export async function storePicture(
  rows: Rows,
  id: string,
  picture: Picture,
  { now, lease }: { readonly now: number; readonly lease: Lease },
): Promise<Job | undefined> {
  const row = await rows
    .selectFrom("jobs")
    .selectAll()
    .where("id", "=", id)
    .where("state", "in", ["queued", "running", "made", "delivered", "failed"])
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined || (row.state === "failed" && !mayBePaid(row))) return undefined;
  await rows
    .insertInto("pictures")
    .values({
      job_id: id,
      position: picture.position,
      hash: picture.hash,
      seed: picture.seed,
      width: picture.width,
      height: picture.height,
      media_type: picture.mediaType,
      bytes: picture.bytes,
      check_score: picture.checkScore ?? null,
      spoiler: picture.isSpoiler === true ? 1 : null,
    })
    .onConflict((conflict) => conflict.columns(["job_id", "position"]).doNothing())
    .execute();
  if (row.state === "made" || row.state === "delivered") return undefined;
  const [job] = await readJobs(rows, [row]);
  if (job === undefined) return undefined;
  const isWhole = job.pictures.length >= row.asked_pictures;
  if (!isWhole) return row.state === "failed" ? undefined : job;
  await rows
    .updateTable("jobs")
    .set({
      state: "made",
      finished_at: now,
      owner: null,
      lease_until: null,
      ...withoutFailure(row),
    })
    .where("id", "=", id)
    .execute();
  // Whoever was not told yet that it failed is not told any more.
  if (row.state === "failed") await dropFromOutbox(rows, id);
  await addToOutbox(rows, { kind: "delivery", jobId: id }, now, lease);
  return { ...job, state: "made", finishedAt: now, failure: undefined };
}

function mayBePaid(row: JobRow): boolean {
  return readFailure(row)?.mayBeBilled === true;
}

/** Its person's day counts what they get; the budgets count already what may have been paid. */
function withoutFailure({ state, asked_pictures }: JobRow): Partial<JobRow> {
  if (state !== "failed") return {};
  return { failure: null, failure_code: null, counted_pictures: asked_pictures };
}
