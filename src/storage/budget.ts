import type { Place } from "../domain/place.ts";
import type { Rows } from "./database.ts";
import type { Budgets } from "./job-store.ts";
import { RESERVED_MS } from "./reservations.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Sums of prices are not exact in binary: three pictures at 0.1 must fit into a budget of 0.3. */
const ROUNDING = 1 + 1e-9;

/** The last midnight UTC, when days and budgets begin; milliseconds since 1970. */
export function lastMidnight(now: number): number {
  return now - (now % DAY_MS);
}

/**
 * Who pays for an order: the server, or its person in direct messages and wherever they brought
 * Easel along themselves. One person is one spender in however many servers they use their own app.
 */
export function spenderOf(order: {
  readonly userId: string;
  readonly guildId: string | undefined;
  readonly place?: Place | undefined;
}): string {
  const { userId, guildId, place } = order;
  const isOwnApp = place?.kind === "interaction" && !place.botIsMember;
  return guildId === undefined || isOwnApp ? `person:${userId}` : `server:${guildId}`;
}

/** A price, and who would pay it. A `job` that is there already is not counted with its old price. */
export interface Expense {
  readonly spender: string;
  readonly userId: string;
  readonly cost: number | undefined;
  readonly job?: string | undefined;
}

/**
 * The budget that a price would go beyond, counted since midnight with what is reserved; undefined
 * when it fits. Without a price nothing is too dear.
 */
export async function exceededBudget(
  rows: Rows,
  expense: Expense,
  budgets: Partial<Budgets>,
  now: number,
): Promise<keyof Budgets | undefined> {
  const { cost, spender, userId } = expense;
  if (cost === undefined) return undefined;
  const scopes = [
    ["dailyBudget", { spender }],
    ["personBudget", { userId }],
    ["totalBudget", {}],
  ] as const;
  for (const [name, scope] of scopes) {
    const budget = budgets[name];
    if (budget === undefined) continue;
    if ((await spent(rows, scope, expense.job, now)) + cost > budget * ROUNDING) return name;
  }
  return undefined;
}

interface Scope {
  readonly spender?: string;
  readonly userId?: string;
}

async function spent(
  rows: Rows,
  { spender, userId }: Scope,
  job: string | undefined,
  now: number,
): Promise<number> {
  let jobs = rows
    .selectFrom("jobs")
    .select((select) => select.fn.sum("cost").as("spent"))
    .where("created_at", ">=", lastMidnight(now));
  let reserved = rows
    .selectFrom("reservations")
    .select((select) => select.fn.sum("cost").as("spent"))
    .where("created_at", ">", now - RESERVED_MS);
  if (job !== undefined) jobs = jobs.where("id", "!=", job);
  if (spender !== undefined) {
    jobs = jobs.where("spender", "=", spender);
    reserved = reserved.where("spender", "=", spender);
  }
  if (userId !== undefined) {
    jobs = jobs.where("user_id", "=", userId);
    reserved = reserved.where("user_id", "=", userId);
  }
  const sums = [await jobs.executeTakeFirst(), await reserved.executeTakeFirst()];
  return sums.reduce((sum, found) => sum + Number(found?.spent ?? 0), 0);
}
