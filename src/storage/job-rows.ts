import { z } from "zod";
import { failureSchema } from "../domain/failure.ts";
import type { Job, Picture } from "../domain/job.ts";
import { placeSchema } from "../domain/place.ts";
import { storedPlanSchema } from "../domain/plan.ts";
import { type GenerationRequest, generationRequestSchema } from "../domain/request.ts";
import { warningSchema } from "../domain/warning.ts";
import type { Rows } from "./database.ts";
import type { JobRow, PictureRow } from "./schema.ts";

const warningsSchema = z.array(warningSchema);

/** The warnings that a job's row holds. */
export function readWarnings(row: Pick<JobRow, "warnings">): Job["warnings"] {
  return warningsSchema.parse(JSON.parse(row.warnings));
}

/** The columns that follow from a request; they change together with it. */
export function requestColumns(
  request: GenerationRequest,
): Pick<JobRow, "request" | "model" | "asked_pictures" | "source_picture" | "mask_picture"> {
  return {
    request: JSON.stringify(request),
    model: request.model,
    asked_pictures: request.count,
    source_picture: request.source?.picture ?? null,
    mask_picture: request.source?.mask?.picture ?? null,
  };
}

/** The jobs of these rows, in their order, with their pictures. */
export async function readJobs(rows: Rows, found: readonly JobRow[]): Promise<readonly Job[]> {
  if (found.length === 0) return [];
  const ids = found.map((row) => row.id);
  const pictures = await rows
    .selectFrom("pictures")
    .selectAll()
    .where("job_id", "in", ids)
    .orderBy("position")
    .execute();
  const ofJob = Map.groupBy(pictures, (picture) => picture.job_id);
  return found.map((row) => toJob(row, ofJob.get(row.id) ?? []));
}

/** The job of that id, or undefined. */
export async function readJob(rows: Rows, id: string): Promise<Job | undefined> {
  const row = await rows.selectFrom("jobs").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : (await readJobs(rows, [row]))[0];
}

/**
 * Stores a finished picture of a running job and gives the job with it, which is made when it was
 * the last; the same position again changes nothing. Undefined when the job does not run. `now` in
 * milliseconds since 1970.
 */
export async function storePicture(
  rows: Rows,
  id: string,
  picture: Picture,
  now: number,
): Promise<Job | undefined> {
  const row = await rows
    .selectFrom("jobs")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "running")
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
    })
    .onConflict((conflict) => conflict.columns(["job_id", "position"]).doNothing())
    .execute();
  const [job] = await readJobs(rows, [row]);
  if (job === undefined || job.pictures.length < row.asked_pictures) return job;
  const made = { state: "made", finished_at: now } as const;
  await rows.updateTable("jobs").set(made).where("id", "=", id).execute();
  return { ...job, state: "made", finishedAt: now };
}

/** The job of a row, with its pictures in their order. */
export function toJob(row: JobRow, pictures: readonly PictureRow[]): Job {
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    userId: row.user_id,
    guildId: row.guild_id ?? undefined,
    channelId: row.channel_id ?? undefined,
    request: generationRequestSchema.parse(JSON.parse(row.request)),
    plan: row.plan === null ? undefined : storedPlanSchema.parse(JSON.parse(row.plan)),
    warnings: readWarnings(row),
    parent:
      row.parent_job === null
        ? undefined
        : { jobId: row.parent_job, position: row.parent_position ?? undefined },
    place: placeSchema.parse(JSON.parse(row.place)),
    cost: row.cost ?? undefined,
    pictures: pictures.map(toPicture),
    failure: row.failure === null ? undefined : failureSchema.parse(JSON.parse(row.failure)),
    attempts: row.attempts,
    createdAt: row.created_at,
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    deliveredAt: row.delivered_at ?? undefined,
  };
}

function toPicture(row: PictureRow): Picture {
  return {
    position: row.position,
    hash: row.hash,
    seed: row.seed,
    width: row.width,
    height: row.height,
    mediaType: row.media_type,
    bytes: row.bytes,
  };
}
