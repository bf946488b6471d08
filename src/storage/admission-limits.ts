import { memberCounts, type Standing } from "./admission-counts.ts";
import { exceededBudget, spenderOf } from "./budget.ts";
import type { Rows } from "./database.ts";
import type { AdmissionLimits, ExpectedOrder, Refusal } from "./job-store.ts";

/** The limit that stands against an order; a person's own come first: they can do something about them. */
export async function refusalOf(
  rows: Rows,
  order: ExpectedOrder,
  standing: Pick<Standing, "person" | "waiting">,
  limits: AdmissionLimits,
  now: number,
): Promise<Refusal | undefined> {
  const { userId, guildId, cost } = order;
  const expense = { userId, guildId, cost, spender: spenderOf(order) };
  const limit =
    (await exceededAsMember(rows, order, limits, now)) ??
    exceededLimit(order, standing, limits) ??
    (await exceededBudget(rows, expense, limits, now));
  if (limit === undefined) return undefined;
  return { outcome: "refused", limit, allowed: limits[limit] ?? Number.POSITIVE_INFINITY };
}

async function exceededAsMember(
  rows: Rows,
  { userId, guildId, pictures }: ExpectedOrder,
  { memberJobs, memberPicturesPerDay }: AdmissionLimits,
  now: number,
): Promise<keyof AdmissionLimits | undefined> {
  if (guildId === undefined) return undefined;
  if (memberJobs === undefined && memberPicturesPerDay === undefined) return undefined;
  const has = await memberCounts(rows, { userId, guildId }, now);
  if (memberJobs !== undefined && has.jobs >= memberJobs) return "memberJobs";
  const mostPictures = memberPicturesPerDay ?? Number.POSITIVE_INFINITY;
  return has.pictures + pictures > mostPictures ? "memberPicturesPerDay" : undefined;
}

function exceededLimit(
  { pictures }: Pick<ExpectedOrder, "pictures">,
  { person, waiting }: Pick<Standing, "person" | "waiting">,
  { jobsPerUser, picturesPerDay, queueLimit }: AdmissionLimits,
): keyof AdmissionLimits | undefined {
  if (person.jobs >= jobsPerUser) return "jobsPerUser";
  if (person.pictures + pictures > picturesPerDay) return "picturesPerDay";
  return waiting >= queueLimit ? "queueLimit" : undefined;
}
