import { noRules, type ServerRules } from "../../../src/domain/rules/server-rules.ts";
import { houseRules } from "../../../src/pipeline/policy/house-rules.ts";
import { createPolicy, type Policy } from "../../../src/pipeline/policy/policy.ts";
import { type OperatorSettings, operatorRules } from "../../../src/pipeline/policy/rules.ts";
import { noLimits } from "../new-job.ts";

/** The time of these policies: 30 November 2026, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 10, 30);

/** The policy of a server with these rules; other servers have none. */
export function housePolicy(
  change: Partial<ServerRules>,
  operator: Partial<OperatorSettings> = {},
  guildId = "1",
): Policy {
  const rules = { ...noRules, ...change };
  const serverRules = {
    get: async (id: string) =>
      id === guildId
        ? { rules, version: 1, updatedAt: NOW }
        : { rules: noRules, version: 0, updatedAt: undefined },
  };
  return createPolicy({
    rules: houseRules(operatorRules({ limits: noLimits, ...operator }), {
      serverRules,
      now: () => NOW,
    }),
    seesChannel: async () => true,
  });
}
