import { createPolicy, type Policy } from "../../../src/pipeline/policy/policy.ts";
import { operatorRules, type Rules } from "../../../src/pipeline/policy/rules.ts";
import { noLimits } from "../new-job.ts";

/** A policy with these rules for everybody; no limits, and every channel seen, unless told. */
export function plainPolicy(
  change: Partial<Rules> = {},
  seesChannel: (channelId: string) => boolean = () => true,
): Policy {
  const source = operatorRules({ limits: noLimits });
  return createPolicy({
    rules: {
      rulesFor: async (requester) => ({ ...(await source.rulesFor(requester)), ...change }),
    },
    seesChannel: async ({ channelId }) => seesChannel(channelId),
  });
}
