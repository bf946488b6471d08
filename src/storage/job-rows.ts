import { z } from "zod";
import { failureSchema } from "../domain/failure.ts";
import type { Job, Picture } from "../domain/job.ts";
import { type AnswerTarget, answerTargetSchema } from "../domain/answer-target.ts";
import { type StoredPlan, storedPlanSchema } from "../domain/plan.ts";
import { type GenerationRequest, generationRequestSchema } from "../domain/request.ts";
import { warningSchema } from "../domain/warning.ts";
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

/** The columns that follow from where a job is answered. */
export function targetColumns(target: AnswerTarget): Pick<JobRow, "place" | "token_expires_at"> {
  const hasToken = target.kind === "interaction" && target.token !== "";
  return {
    place: JSON.stringify(target),
    token_expires_at: hasToken ? Math.floor(target.expiresAt) : null,
  };
}

/** A plan as its column holds it. */
export function planColumn(plan: StoredPlan | undefined): string | null {
  return plan === undefined ? null : JSON.stringify(plan);
}

/** The plan that a job's row holds, if it holds one. */
export function readPlan(row: Pick<JobRow, "plan">): StoredPlan | undefined {
  return row.plan === null ? undefined : storedPlanSchema.parse(JSON.parse(row.plan));
}

/** Why a job ended, if that is what its row holds. */
export function readFailure(row: Pick<JobRow, "failure">): Job["failure"] {
  return row.failure === null ? undefined : failureSchema.parse(JSON.parse(row.failure));
}

/** The job of a row, with its pictures in their order; throws when its JSON is not what it should be. */
export function toJob(row: JobRow, pictures: readonly PictureRow[]): Job {
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    userId: row.user_id,
    guildId: row.guild_id ?? undefined,
    channelId: row.channel_id ?? undefined,
    request: generationRequestSchema.parse(JSON.parse(row.request)),
    plan: readPlan(row),
    warnings: readWarnings(row),
    parent:
      row.parent_job === null
        ? undefined
        : { jobId: row.parent_job, position: row.parent_position ?? undefined },
    target: answerTargetSchema.parse(JSON.parse(row.place)),
    cost: row.cost ?? undefined,
    pictures: pictures.map(toPicture),
    failure: readFailure(row),
    acknowledged: row.acknowledged !== 0,
    cancelRequested: row.cancel_requested_at !== null,
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
    ...(row.check_score === null ? {} : { checkScore: row.check_score }),
    ...(row.spoiler === 1 ? { isSpoiler: true } : {}),
  };
}
