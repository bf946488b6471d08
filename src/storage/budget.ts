import type { NewJob } from "./job-store.ts";
import type { Rows } from "./database.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Sums of prices are not exact in binary: three pictures at 0.1 must fit into a budget of 0.3. */
const ROUNDING = 1 + 1e-9;

/** The last midnight UTC, when days and budgets begin; milliseconds since 1970. */
export function lastMidnight(now: number): number {
  return now - (now % DAY_MS);
}

/**
 * Whether a price would go beyond what its server (in direct messages: its person) may spend since
 * midnight. A `job` that is there already is not counted with its old price. Without a price, or
 * without a budget, nothing does.
 */
export async function exceedsBudget(
  rows: Rows,
  spender: Pick<NewJob, "userId" | "guildId" | "cost"> & { readonly job?: string },
  dailyBudget: number | undefined,
  now: number,
): Promise<boolean> {
  const { userId, guildId, cost, job } = spender;
  if (dailyBudget === undefined || cost === undefined) return false;
  const costs = rows
    .selectFrom("jobs")
    .select((select) => select.fn.sum("cost").as("spent"))
    .where("created_at", ">=", lastMidnight(now));
  const others = job === undefined ? costs : costs.where("id", "!=", job);
  const found = await (
    guildId === undefined
      ? others.where("guild_id", "is", null).where("user_id", "=", userId)
      : others.where("guild_id", "=", guildId)
  ).executeTakeFirst();
  return Number(found?.spent ?? 0) + cost > dailyBudget * ROUNDING;
}
