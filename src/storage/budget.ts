import type { AnswerTarget } from "../domain/answer-target.ts";
import type { Rows } from "./database.ts";
import type { Budgets } from "./job-store.ts";
import { kept } from "./kept-counts.ts";
import { openReservations } from "./reservations.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Sums of prices are not exact in binary: three pictures at 0.1 must fit into a budget of 0.3. */
const ROUNDING = 1 + 1e-9;

/** The last midnight UTC, when days and budgets begin; milliseconds since 1970. */
export function lastMidnight(now: number): number {
  return now - (now % DAY_MS);
}

/** The first of the month UTC, when monthly budgets begin. */
function monthBegin(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

/**
 * Who pays for an order: the server, or its person in direct messages and wherever they brought
 * Easel along themselves. One person is one spender in however many servers they use their own app.
 */
export function spenderOf(order: {
  readonly userId: string;
  readonly guildId: string | undefined;
  readonly target?: AnswerTarget | undefined;
}): string {
  const { userId, guildId, target } = order;
  const isOwnApp = target?.kind === "interaction" && !target.botIsMember;
  return guildId === undefined || isOwnApp ? `person:${userId}` : `server:${guildId}`;
}

/** A price, and who would pay it. A `job` that is there already is not counted with its old price. */
export interface Expense {
  readonly spender: string;
  readonly userId: string;
  /** Where it is ordered; undefined outside of servers. */
  readonly guildId?: string | undefined;
  readonly cost: number | undefined;
  readonly job?: string | undefined;
}

/** Whose spending a budget counts. */
interface Scope {
  readonly spender?: string;
  readonly userId?: string;
  readonly guildId?: string;
}

/** A budget of an expense: whose it is, and since when it counts. */
interface Count {
  readonly name: keyof Budgets;
  readonly scope: Scope;
  readonly since: number;
}

/** The budgets that an expense counts in; those of a server only in a server. */
export function countsOf({ spender, userId, guildId }: Expense, now: number): readonly Count[] {
  const [day, month] = [lastMidnight(now), monthBegin(now)];
  const house: readonly Count[] =
    guildId === undefined
      ? []
      : [
          { name: "memberBudget", scope: { userId, guildId }, since: day },
          { name: "memberMonthlyBudget", scope: { userId, guildId }, since: month },
          { name: "houseBudget", scope: { guildId }, since: day },
          { name: "houseMonthlyBudget", scope: { guildId }, since: month },
        ];
  return [
    ...house,
    { name: "dailyBudget", scope: { spender }, since: day },
    { name: "monthlyBudget", scope: { spender }, since: month },
    { name: "personBudget", scope: { userId }, since: day },
    { name: "personMonthlyBudget", scope: { userId }, since: month },
    { name: "totalBudget", scope: {}, since: day },
    { name: "totalMonthlyBudget", scope: {}, since: month },
  ];
}

/**
 * The budget that a price would go beyond, counted with what is reserved; undefined when it fits.
 * Without a price nothing is too dear.
 */
export async function exceededBudget(
  rows: Rows,
  expense: Expense,
  budgets: Partial<Budgets>,
  now: number,
): Promise<keyof Budgets | undefined> {
  const { cost, job } = expense;
  if (cost === undefined) return undefined;
  for (const count of countsOf(expense, now)) {
    const budget = budgets[count.name];
    if (budget === undefined) continue;
    if (!fits((await spent(rows, count, job, now)) + cost, budget)) return count.name;
  }
  return undefined;
}

/** Whether a sum of prices is within a budget. */
function fits(sum: number, budget: number): boolean {
  return sum <= budget * ROUNDING;
}

/** What was spent and is reserved in a scope; a `job` that is there already is left out. One statement. */
export async function spent(
  rows: Rows,
  { scope, since }: Omit<Count, "name">,
  job: string | undefined,
  now: number,
): Promise<number> {
  const { spender, userId, guildId } = scope;
  let jobs = rows.selectFrom("jobs").where("created_at", ">=", since);
  let reserved = openReservations(rows, now, { userId, guildId });
  if (job !== undefined) jobs = jobs.where("id", "!=", job);
  if (spender !== undefined) {
    jobs = jobs.where("spender", "=", spender);
    reserved = reserved.where("spender", "=", spender);
  }
  if (userId !== undefined) jobs = jobs.where("user_id", "=", userId);
  if (guildId !== undefined) jobs = jobs.where("guild_id", "=", guildId);
  const sums = await rows
    .selectFrom([
      jobs.select(({ fn }) => fn.sum("cost").as("jobs")).as("of_jobs"),
      reserved.select(({ fn }) => fn.sum("cost").as("promised")).as("of_promises"),
      kept(rows, scope, since)
        .select(({ fn }) => fn.sum("cost").as("kept"))
        .as("of_deleted"),
    ])
    .selectAll()
    .executeTakeFirstOrThrow();
  return Number(sums.jobs ?? 0) + Number(sums.promised ?? 0) + Number(sums.kept ?? 0);
}
