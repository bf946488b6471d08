import type { BudgetAlarm, Budgets } from "../../storage/job-store.ts";
import { type Message, say } from "../../words/index.ts";
import type { Rules } from "../policy/rules.ts";
import type { Tools } from "../tools.ts";

const names: Readonly<Partial<Record<keyof Budgets, Message>>> = {
  houseBudget: say("rules.name-house-budget"),
  houseMonthlyBudget: say("rules.name-house-monthly-budget"),
  dailyBudget: say("rules.name-house-budget"),
  monthlyBudget: say("rules.name-house-monthly-budget"),
  totalBudget: say("rules.name-total-budget"),
  totalMonthlyBudget: say("rules.name-total-monthly-budget"),
};

/**
 * Says that a budget is used to 80 or 100 percent: to the server's audit channel where it is the
 * server's, and to those who run the bot. It reaches them however long Discord is away.
 */
export async function tellAlarms(
  alarms: readonly BudgetAlarm[],
  house: Rules["house"],
  tools: AlarmTools,
): Promise<void> {
  try {
    await storeAlarms(alarms, house, tools);
  } catch (error) {
    // The order stands, whether anybody can be told of the budget or not.
    tools.log.error({ error }, "an alarm about a budget could not be stored");
  }
}

type AlarmTools = Pick<Tools, "operators" | "log"> & {
  readonly storage: Pick<Tools["storage"], "outbox">;
};

async function storeAlarms(
  alarms: readonly BudgetAlarm[],
  house: Rules["house"],
  { operators = [], log, storage }: AlarmTools,
): Promise<void> {
  for (const alarm of alarms) {
    const { budget, share, allowed, used, guildId } = alarm;
    const facts = { budget: names[budget] ?? budget, allowed, used };
    const server = say("rules.of-server", { server: guildId ?? "" });
    const inServer =
      share === 100 ? say("rules.budget-used-up", facts) : say("rules.budget-nearly-used", facts);
    const elsewhere =
      guildId === undefined ? inServer : say("rules.alarm-in", { server, alarm: inServer });
    log.warn({ ...alarm }, `a budget is used to ${share} percent`);
    const topic = `budget:${budget}:${guildId ?? "all"}:${share}`;
    const { audit } = house?.rules ?? {};
    if (guildId !== undefined && audit !== undefined)
      await storage.outbox.addForChannel(audit, topic, inServer);
    for (const operator of operators)
      await storage.outbox.addForOperator(operator, topic, elsewhere);
  }
}
