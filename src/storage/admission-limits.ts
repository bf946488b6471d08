import { exceededBudget, lastMidnight, spenderOf } from "./budget.ts";
import type { Rows } from "./database.ts";
import type { AdmissionLimits, ExpectedOrder, Refusal } from "./job-store.ts";
import { reserved } from "./reservations.ts";

/** The limit that stands against an order; a person's own come first: they can do something about them. */
export async function refusalOf(
  rows: Rows,
  order: ExpectedOrder,
  limits: AdmissionLimits,
  now: number,
): Promise<Refusal | undefined> {
  const limit = await exceededLimit(rows, order, limits, now);
  if (limit === undefined) return undefined;
  return { outcome: "refused", limit, allowed: limits[limit] ?? Number.POSITIVE_INFINITY };
}

async function exceededLimit(
  rows: Rows,
  order: ExpectedOrder,
  limits: AdmissionLimits,
  now: number,
): Promise<keyof AdmissionLimits | undefined> {
  const { userId, pictures, cost } = order;
  const own = await reserved(rows, now, userId);
  const all = await reserved(rows, now);
  const underWay = await countJobs(rows, ["queued", "running"], userId);
  if (underWay + own.orders >= limits.jobsPerUser) return "jobsPerUser";
  const today = await picturesSince(rows, userId, lastMidnight(now));
  if (today + own.pictures + pictures > limits.picturesPerDay) return "picturesPerDay";
  if ((await countJobs(rows, ["queued"])) + all.orders >= limits.queueLimit) return "queueLimit";
  return exceededBudget(rows, { userId, cost, spender: spenderOf(order) }, limits, now);
}

async function countJobs(
  rows: Rows,
  states: readonly ("queued" | "running")[],
  userId?: string,
): Promise<number> {
  const jobs = rows
    .selectFrom("jobs")
    .select((select) => select.fn.countAll().as("jobs"))
    .where("state", "in", states);
  const found = await (
    userId === undefined ? jobs : jobs.where("user_id", "=", userId)
  ).executeTakeFirstOrThrow();
  return Number(found.jobs);
}

async function picturesSince(rows: Rows, userId: string, since: number): Promise<number> {
  const found = await rows
    .selectFrom("jobs")
    .select((select) => select.fn.sum("counted_pictures").as("pictures"))
    .where("user_id", "=", userId)
    .where("created_at", ">=", since)
    .executeTakeFirst();
  return Number(found?.pictures ?? 0);
}
