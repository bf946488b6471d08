import type { Moderation } from "../../../src/pipeline/policy/moderation.ts";
import { createPolicy, type Policy } from "../../../src/pipeline/policy/policy.ts";
import type { SeesChannel } from "../../../src/pipeline/policy/sees-job.ts";
import { operatorRules, type Rules, type RuleSource } from "../../../src/pipeline/policy/rules.ts";
import { noLimits } from "../new-job.ts";

/** A policy with these rules (of the moment) for everybody; no limits, every channel seen, unless told. */
export function plainPolicy(
  change: Partial<Rules> | (() => Partial<Rules>) = {},
  seesChannel: SeesChannel = async () => true,
  moderation?: Moderation,
  /** The rules of servers within these; none unless told. */
  house: (rules: RuleSource) => RuleSource = (rules) => rules,
): Policy {
  const source = operatorRules({ limits: noLimits });
  return createPolicy({
    rules: house({
      rulesFor: async (requester) => ({
        ...(await source.rulesFor(requester)),
        ...(typeof change === "function" ? change() : change),
      }),
    }),
    seesChannel,
    moderation,
  });
}
