import { customAlphabet } from "nanoid";
import type { Rows } from "./database.ts";
import { readJob, requestColumns } from "./job-rows.ts";
import type { AdmissionLimits, AdmissionResult, NewJob } from "./job-store.ts";
import { standingRetry } from "./standing-retry.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Sums of prices are not exact in binary: three pictures at 0.1 must fit into a budget of 0.3. */
const ROUNDING = 1 + 1e-9;

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
  const id = makeId();
  await rows
    .insertInto("jobs")
    .values({
      id,
      sequence: await nextSequence(rows),
      state: "queued",
      kind: job.kind,
      user_id: job.userId,
      guild_id: job.guildId ?? null,
      channel_id: job.channelId ?? null,
      ...requestColumns(job.request),
      cost: job.cost ?? null,
      warnings: JSON.stringify(job.warnings),
      parent_job: job.parent?.jobId ?? null,
      parent_position: job.parent?.position ?? null,
      place: JSON.stringify(job.place),
      attempts: 0,
      created_at: now,
    })
    .execute();
  const admitted = await readJob(rows, id);
  if (admitted === undefined) throw new Error(`job ${id} vanished while it was admitted`);
  return { outcome: "admitted", job: admitted };
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
  const midnight = now - (now % DAY_MS);
  if ((await jobsUnderWay(rows, job.userId)) >= limits.jobsPerUser) return "jobsPerUser";
  const pictures = await picturesSince(rows, job.userId, midnight);
  if (pictures + job.request.count > limits.picturesPerDay) return "picturesPerDay";
  if ((await jobsWaiting(rows)) >= limits.queueLimit) return "queueLimit";
  if (limits.dailyBudget !== undefined && job.cost !== undefined) {
    const spent = await spentSince(rows, job, midnight);
    if (spent + job.cost > limits.dailyBudget * ROUNDING) return "dailyBudget";
  }
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

/** A budget belongs to a server; outside of servers everybody has one of their own. */
async function spentSince(rows: Rows, job: NewJob, since: number): Promise<number> {
  const costs = rows
    .selectFrom("jobs")
    .select((select) => select.fn.sum("cost").as("spent"))
    .where("created_at", ">=", since);
  const found = await (
    job.guildId === undefined
      ? costs.where("guild_id", "is", null).where("user_id", "=", job.userId)
      : costs.where("guild_id", "=", job.guildId)
  ).executeTakeFirst();
  return Number(found?.spent ?? 0);
}
