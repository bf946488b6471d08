import type { Job, Picture } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { addToOutbox, type Lease } from "./outbox-rows.ts";
import { readJobs } from "./read-jobs.ts";

/**
 * Stores a finished picture of a running job and gives the job with it, which is made when it was
 * the last; the same position again changes nothing. Undefined when the job does not run. `now` in
 * milliseconds since 1970.
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
    .where("state", "=", "running")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
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
  const [job] = await readJobs(rows, [row]);
  if (job === undefined || job.pictures.length < row.asked_pictures) return job;
  await rows
    .updateTable("jobs")
    .set({ state: "made", finished_at: now, owner: null, lease_until: null })
    .where("id", "=", id)
    .execute();
  await addToOutbox(rows, { kind: "delivery", jobId: id }, now, lease);
  return { ...job, state: "made", finishedAt: now };
}
