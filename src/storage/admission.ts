import { customAlphabet, nanoid } from "nanoid";
import { standingOf } from "./admission-counts.ts";
import { refusalOf } from "./admission-limits.ts";
import { spenderOf } from "./budget.ts";
import { takeAlarms } from "./budget-alarms.ts";
import { lockAdmissions, nextSequence } from "./counters.ts";
import type { Rows } from "./database.ts";
import { targetColumns, planColumn, requestColumns, toJob } from "./job-rows.ts";
import type {
  AdmissionLimits,
  AdmissionResult,
  Budgets,
  ExpectedOrder,
  NewJob,
  ReservationResult,
} from "./job-store.ts";
import { setFinishTag, tagsOf } from "./start-tags.ts";
import { dropReservation, storeReservation } from "./reservations.ts";
import { standingRetry } from "./standing-retry.ts";

/** People read ids aloud and type them, so 0 and o, 1, i and l are left out. */
const makeId = customAlphabet("23456789abcdefghjkmnpqrstuvwxyz", 12);

/** Promises room to an order, unless a limit stands against it; `now` in milliseconds since 1970. */
export async function reserveRoom(
  rows: Rows,
  order: ExpectedOrder,
  limits: AdmissionLimits,
  now: number,
): Promise<ReservationResult> {
  await lockAdmissions(rows);
  const standing = await standingOf(rows, order.userId, now);
  const refusal = await refusalOf(rows, order, standing, limits, now);
  if (refusal !== undefined) return refusal;
  const { userId, pictures, cost } = order;
  const id = nanoid();
  await storeReservation(rows, {
    id,
    user_id: userId,
    guild_id: order.guildId ?? null,
    spender: spenderOf(order),
    pictures,
    cost: cost ?? null,
    created_at: now,
  });
  return { outcome: "reserved", id };
}

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
  // Counting first keeps everybody else from being admitted until this step ends.
  const sequence = await nextSequence(rows);
  if (job.reservation !== undefined) await dropReservation(rows, job.reservation);
  const retry = job.kind === "retry" ? await standingRetry(rows, job.parent?.jobId) : undefined;
  if (retry !== undefined) return { outcome: "repeated", job: retry };
  const order = { ...job, pictures: job.request.count };
  const { userId, guildId, cost } = job;
  const expense = { userId, guildId, cost, spender: spenderOf(job) };
  const standing = await standingOf(rows, userId, now);
  const refusal = await refusalOf(rows, order, standing, limits, now);
  if (refusal !== undefined) {
    const exceeded = budgetOf(refusal.limit);
    const alarms = await takeAlarms(rows, expense, limits, { now, exceeded });
    return alarms.length === 0 ? refusal : { ...refusal, alarms };
  }
  const tags = tagsOf(order, standing);
  await setFinishTag(rows, userId, tags.finish);
  const row = await rows
    .insertInto("jobs")
    .values({
      id: makeId(),
      sequence,
      state: "queued",
      kind: job.kind,
      user_id: job.userId,
      guild_id: job.guildId ?? null,
      channel_id: job.channelId ?? null,
      ...requestColumns(job.request),
      plan: planColumn(job.plan),
      cost: job.cost ?? null,
      spender: spenderOf(job),
      counted_pictures: job.request.count,
      start_tag: tags.start,
      priority: job.priority ?? 0,
      warnings: JSON.stringify(job.warnings),
      parent_job: job.parent?.jobId ?? null,
      parent_position: job.parent?.position ?? null,
      ...targetColumns(job.target),
      acknowledged: job.acknowledged === false ? 0 : 1,
      attempts: 0,
      deaths: 0,
      death_pictures: 0,
      pictures_before: 0,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const alarms = await takeAlarms(rows, expense, limits, { now });
  const admitted = { outcome: "admitted", job: toJob(row, []) } as const;
  return alarms.length === 0 ? admitted : { ...admitted, alarms };
}

/** The budget that a limit is; undefined for one that counts something else. */
function budgetOf(limit: keyof AdmissionLimits): keyof Budgets | undefined {
  return isBudget(limit) ? limit : undefined;
}

function isBudget(limit: keyof AdmissionLimits): limit is keyof Budgets {
  return limit.endsWith("Budget");
}
