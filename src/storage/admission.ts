import { customAlphabet } from "nanoid";
import { exceedsBudget, lastMidnight } from "./budget.ts";
import type { Rows } from "./database.ts";
import { requestColumns, toJob } from "./job-rows.ts";
import type { AdmissionLimits, AdmissionResult, NewJob } from "./job-store.ts";
import { standingRetry } from "./standing-retry.ts";

/** People read ids aloud and type them, so 0 and o, 1, i and l are left out. */
const makeId = customAlphabet("23456789abcdefghjkmnpqrstuvwxyz", 12);

/**
 * Stores a new job, unless a limit or another retry of the same job stands against it; `now` in
 * milliseconds since 1970.
 */
export async function admitJob(
  rows: Rows,
  job: NewJob,
  limits: AdmissionLimits,
  now: number,
): Promise<AdmissionResult> {
  const retry = job.kind === "retry" ? await standingRetry(rows, job.parent?.jobId) : undefined;
  if (retry !== undefined) return { outcome: "repeated", job: retry };
  const limit = await exceededLimit(rows, job, limits, now);
  if (limit !== undefined) {
    return { outcome: "refused", limit, allowed: limits[limit] ?? Number.POSITIVE_INFINITY };
  }
  const row = await rows
    .insertInto("jobs")
    .values({
      id: makeId(),
      sequence: await nextSequence(rows),
      state: "queued",
      kind: job.kind,
      user_id: job.userId,
      guild_id: job.guildId ?? null,
      channel_id: job.channelId ?? null,
      ...requestColumns(job.request),
      plan: job.plan === undefined ? null : JSON.stringify(job.plan),
      acknowledged: job.acknowledged === false ? 0 : 1,
      cost: job.cost ?? null,
      warnings: JSON.stringify(job.warnings),
      parent_job: job.parent?.jobId ?? null,
      parent_position: job.parent?.position ?? null,
      place: JSON.stringify(job.place),
      attempts: 0,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { outcome: "admitted", job: toJob(row, []) };
}

async function nextSequence(rows: Rows): Promise<number> {
  const last = await rows
    .selectFrom("jobs")
    .select((select) => select.fn.max("sequence").as("sequence"))
    .executeTakeFirst();
  return (last?.sequence ?? 0) + 1;
}

/** The person's own limits come first: those they can do something about. */
async function exceededLimit(
  rows: Rows,
  job: NewJob,
  limits: AdmissionLimits,
  now: number,
): Promise<keyof AdmissionLimits | undefined> {
  const midnight = lastMidnight(now);
  if ((await jobsUnderWay(rows, job.userId)) >= limits.jobsPerUser) return "jobsPerUser";
  const pictures = await picturesSince(rows, job.userId, midnight);
  if (pictures + job.request.count > limits.picturesPerDay) return "picturesPerDay";
  if ((await jobsWaiting(rows)) >= limits.queueLimit) return "queueLimit";
  if (await exceedsBudget(rows, job, limits.dailyBudget, now)) return "dailyBudget";
  return undefined;
}

async function jobsUnderWay(rows: Rows, userId: string): Promise<number> {
  const found = await rows
    .selectFrom("jobs")
    .select((select) => select.fn.countAll().as("jobs"))
    .where("user_id", "=", userId)
    .where("state", "in", ["queued", "running"])
    .executeTakeFirstOrThrow();
  return Number(found.jobs);
}

async function jobsWaiting(rows: Rows): Promise<number> {
  const found = await rows
    .selectFrom("jobs")
    .select((select) => select.fn.countAll().as("jobs"))
    .where("state", "=", "queued")
    .executeTakeFirstOrThrow();
  return Number(found.jobs);
}

async function picturesSince(rows: Rows, userId: string, since: number): Promise<number> {
  const found = await rows
    .selectFrom("jobs")
    .select((select) => select.fn.sum("asked_pictures").as("pictures"))
    .where("user_id", "=", userId)
    .where("created_at", ">=", since)
    .where("state", "not in", ["failed", "cancelled", "refused"])
    .executeTakeFirst();
  return Number(found?.pictures ?? 0);
}
