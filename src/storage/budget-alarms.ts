import { countsOf, type Expense, spent } from "./budget.ts";
import type { Rows } from "./database.ts";
import type { BudgetAlarm, Budgets } from "./job-store.ts";

/** Shares of a budget, in percent, at which an alarm is given, the larger first. */
const SHARES = [100, 80] as const;

/** The budgets of one server, by the budgets of all orders; those of single persons are theirs alone. */
const watched: ReadonlySet<keyof Budgets> = new Set([
  "houseBudget",
  "houseMonthlyBudget",
  "dailyBudget",
  "monthlyBudget",
  "totalBudget",
  "totalMonthlyBudget",
]);

/**
 * The alarms that an expense gives, which is counted already: each once for its day or month. A
 * budget in which an order found no room any more (`exceeded`) is used up, whatever is left of it.
 */
export async function takeAlarms(
  rows: Rows,
  expense: Expense,
  budgets: Partial<Budgets>,
  { now, exceeded }: { readonly now: number; readonly exceeded?: keyof Budgets | undefined },
): Promise<readonly BudgetAlarm[]> {
  if (expense.cost === undefined) return [];
  const alarms: BudgetAlarm[] = [];
  for (const count of countsOf(expense, now)) {
    const { name, scope, since } = count;
    const budget = budgets[name];
    if (budget === undefined || budget <= 0 || !watched.has(name)) continue;
    const used = await spent(rows, count, undefined, now);
    const share = shareOf(used / budget, name === exceeded);
    const whose = scope.guildId ?? scope.spender ?? "all";
    if (share === undefined || !(await isNew(rows, `${name}:${whose}:${since}`, share, now)))
      continue;
    const { guildId } = expense;
    const isServers = scope.guildId !== undefined || scope.spender === `server:${guildId}`;
    alarms.push({
      budget: name,
      share,
      allowed: budget,
      used,
      guildId: isServers ? guildId : undefined,
    });
  }
  return alarms;
}

function shareOf(used: number, isFull: boolean): BudgetAlarm["share"] | undefined {
  // Sums of prices are not exact in binary.
  const percent = used * 100 + 1e-6;
  const share = SHARES.find((each) => percent >= each);
  return isFull && share !== undefined ? 100 : share;
}

/** Whether this alarm was not given before; the larger one stands for the smaller too. */
async function isNew(
  rows: Rows,
  budget: string,
  share: BudgetAlarm["share"],
  now: number,
): Promise<boolean> {
  let isFirst = false;
  for (const each of SHARES.filter((one) => one <= share)) {
    const added = await rows
      .insertInto("budget_alarms")
      .values({ id: `${budget}:${each}`, created_at: now })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .execute();
    if (each === share) isFirst = added.length > 0;
  }
  return isFirst;
}
