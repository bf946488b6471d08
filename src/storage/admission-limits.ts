import { exceededBudget, lastMidnight, spenderOf } from "./budget.ts";
import { keptPictures } from "./kept-counts.ts";
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
  const { userId, guildId, cost } = order;
  if (guildId !== undefined) {
    const member = { userId, guildId };
    const { memberJobs: jobs, memberPicturesPerDay: pictures } = limits;
    if (jobs !== undefined && (await underWay(rows, member, now)) >= jobs) return "memberJobs";
    if (pictures !== undefined && (await wouldHave(rows, order, member, now)) > pictures)
      return "memberPicturesPerDay";
  }
  if ((await underWay(rows, { userId }, now)) >= limits.jobsPerUser) return "jobsPerUser";
  if ((await wouldHave(rows, order, { userId }, now)) > limits.picturesPerDay)
    return "picturesPerDay";
  const all = await reserved(rows, now);
  if ((await countJobs(rows, ["queued"])) + all.orders >= limits.queueLimit) return "queueLimit";
  return exceededBudget(rows, { userId, guildId, cost, spender: spenderOf(order) }, limits, now);
}

/** A person, or what they do in one server. */
interface Whose {
  readonly userId: string;
  readonly guildId?: string;
}

/** The jobs that wait and run, and the orders that are promised room. */
async function underWay(rows: Rows, whose: Whose, now: number): Promise<number> {
  const { orders } = await reserved(rows, now, whose);
  return (await countJobs(rows, ["queued", "running"], whose)) + orders;
}

/** The pictures of the day, if the order comes about. */
async function wouldHave(
  rows: Rows,
  { pictures }: Pick<ExpectedOrder, "pictures">,
  whose: Whose,
  now: number,
): Promise<number> {
  const promised = await reserved(rows, now, whose);
  return (await picturesSince(rows, whose, lastMidnight(now))) + promised.pictures + pictures;
}

async function countJobs(
  rows: Rows,
  states: readonly ("queued" | "running")[],
  { userId, guildId }: Partial<Whose> = {},
): Promise<number> {
  let jobs = rows
    .selectFrom("jobs")
    .select((select) => select.fn.countAll().as("jobs"))
    .where("state", "in", states);
  if (userId !== undefined) jobs = jobs.where("user_id", "=", userId);
  if (guildId !== undefined) jobs = jobs.where("guild_id", "=", guildId);
  return Number((await jobs.executeTakeFirstOrThrow()).jobs);
}

async function picturesSince(
  rows: Rows,
  { userId, guildId }: Whose,
  since: number,
): Promise<number> {
  let jobs = rows
    .selectFrom("jobs")
    .select((select) => select.fn.sum("counted_pictures").as("pictures"))
    .where("user_id", "=", userId)
    .where("created_at", ">=", since);
  if (guildId !== undefined) jobs = jobs.where("guild_id", "=", guildId);
  const counted = Number((await jobs.executeTakeFirst())?.pictures ?? 0);
  return counted + (await keptPictures(rows, { userId, guildId }, since));
}
