import { z } from "zod";
import type { Secret } from "../../config/config.ts";
import { address, key, list, wholeNumber } from "../../config/fields.ts";
import { secret } from "../../config/secret.ts";

/** The AI Horde's settings by their names in the environment. */
export const settings = z.object({
  AIHORDE_API_KEY: key
    .optional()
    .describe(
      "anonymous, or a key of your own from aihorde.net, whose kudos come first. Prompts go to volunteers' machines.",
    ),
  AIHORDE_BASE_URL: address
    .default(new URL("https://aihorde.net/api/v2"))
    .describe("The service, or a horde of your own."),
  AIHORDE_MODELS: list
    .default([])
    .describe("The models that are offered, with commas; empty: those with the most workers."),
  AIHORDE_TIMEOUT_MS: wholeNumber(1_200_000, 1, 3_600_000).describe(
    "Deadline of one picture, in milliseconds; the service itself gives up after 20 minutes.",
  ),
});
export type HordeSettings = z.output<typeof settings>;

/** The key that everybody may use. */
const ANONYMOUS = "0000000000";

/** An account at the AI Horde. */
export interface HordeAccount {
  readonly apiKey: Secret;
  /** Nobody's account: last in every queue, and its pictures may be shared. */
  readonly isAnonymous: boolean;
  readonly baseUrl: URL;
  readonly models: readonly string[];
  readonly timeoutMs: number;
}

/** The account of these settings; undefined without a key. */
export function accountOf(given: HordeSettings): HordeAccount | undefined {
  const named = given.AIHORDE_API_KEY;
  if (named === undefined) return undefined;
  const isAnonymous = /^(anonymous|0+)$/i.test(named.reveal());
  return {
    apiKey: isAnonymous ? secret(ANONYMOUS) : named,
    isAnonymous,
    baseUrl: given.AIHORDE_BASE_URL,
    models: given.AIHORDE_MODELS,
    timeoutMs: given.AIHORDE_TIMEOUT_MS,
  };
}
