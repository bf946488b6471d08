import type { OrderDefaults } from "../../domain/rules/server-rules.ts";
import type { Size } from "../../domain/request.ts";
import type { ServerRulesStore, StoredRules } from "../../storage/server-rules.ts";
import { say } from "../../words/index.ts";
import { allowanceOf, modelsOfAll } from "./allowance.ts";
import { channelOf, closedBy, opennessOf, varyClosedBy } from "./closed.ts";
import type { Requester } from "./requester.ts";
import type { Bounds, Rules, RuleSource } from "./rules.ts";

/**
 * The rules of the server in which somebody asks, within those of whoever runs the bot: what these
 * allow no server exceeds. A person's own app obeys the server it is used in; direct messages and
 * private conversations obey none.
 */
export function houseRules(
  operator: RuleSource,
  {
    serverRules,
    now,
  }: { readonly serverRules: Pick<ServerRulesStore, "get">; readonly now: () => number },
): RuleSource {
  return {
    async rulesFor(asked) {
      const base = await operator.rulesFor(asked);
      const { guildId } = asked;
      if (guildId === undefined) return base;
      return within(base, await serverRules.get(guildId), { ...asked, guildId }, now());
    },
  };
}

function within(
  base: Rules,
  { rules, version }: StoredRules,
  asked: Requester & { readonly guildId: string },
  now: number,
): Rules {
  const { guildId, isAdmitted } = asked;
  const { where, who, roles, budget } = rules;
  const allowance = allowanceOf(roles, asked);
  const models = isAdmitted ? modelsOfAll(roles) : orAll(allowance.models);
  const allowed = both(base.models, models);
  return {
    ...base,
    limits: {
      ...base.limits,
      memberJobs: isAdmitted ? undefined : allowance.waitingJobs,
      memberPicturesPerDay: isAdmitted ? undefined : allowance.picturesPerDay,
      houseBudget: budget.day,
      houseMonthlyBudget: budget.month,
      memberBudget: budget.personDay,
      memberMonthlyBudget: budget.personMonth,
    },
    defaults: defaultsIn(
      base,
      rules.defaults,
      rules.channelDefaults[channelOf(asked) ?? ""],
      allowed,
    ),
    models: allowed,
    setBy: models === undefined ? base.setBy : say("rules.managers"),
    bounds: boundsIn(base.bounds, allowance),
    closed: isAdmitted ? undefined : closedBy(rules, asked, now),
    isPrivate: opennessOf(where, asked) === "private",
    varyClosed: varyClosedBy(who, asked),
    priority: allowance.priority,
    confirmAbove: least(base.confirmAbove, budget.confirmAbove),
    language: rules.language,
    house: { guildId, version, rules },
  };
}

function orAll(models: readonly string[] | undefined): readonly string[] | undefined {
  return models?.length === 0 ? undefined : models;
}

function both(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((id) => other.includes(id));
}

/** Those of the channel beat those of the server, which beat those for all. */
function defaultsIn(
  base: Rules,
  server: OrderDefaults,
  channel: OrderDefaults | undefined,
  models: readonly string[] | undefined,
): OrderDefaults {
  const said = [base.defaults, server, channel ?? {}].flatMap((each) =>
    Object.entries(each).filter(([, value]) => value !== undefined),
  );
  const defaults: OrderDefaults = Object.fromEntries(said);
  const { model, ...others } = defaults;
  return model === undefined || (models?.includes(model) ?? true) ? defaults : others;
}

function boundsIn(
  base: Bounds,
  { largestSize, mostPictures }: Pick<Bounds, "largestSize" | "mostPictures">,
): Bounds {
  const managers = say("rules.managers");
  const isSmaller = largestSize !== undefined && !isLarger(largestSize, base.largestSize);
  const isFewer = mostPictures !== undefined && mostPictures < (base.mostPictures ?? Infinity);
  return {
    largestSize: isSmaller ? largestSize : base.largestSize,
    sizeSetBy: isSmaller ? managers : base.sizeSetBy,
    mostPictures: isFewer ? mostPictures : base.mostPictures,
    picturesSetBy: isFewer ? managers : base.picturesSetBy,
  };
}

function isLarger(one: Size, other: Size | undefined): boolean {
  return other !== undefined && one.width * one.height > other.width * other.height;
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
