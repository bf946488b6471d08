import { z } from "zod";
import type { RemoteConfig } from "../../config/config.ts";
import { address, amount, key, wholeNumber } from "../../config/fields.ts";
import { pictureDeadline } from "../remote/usual-settings.ts";

/** Segmind's settings by their names in the environment. */
export const settings = z.object({
  SEGMIND_API_KEY: key
    .optional()
    .describe(
      "A key from Segmind's console. docs/providers.md says what is sent to whom, and what it costs.",
    ),
  SEGMIND_BASE_URL: address.default(new URL("https://api.segmind.com/v1")).describe("The service."),
  SEGMIND_REQUESTS_PER_MINUTE: wholeNumber(5, 1, 100_000).describe(
    "Your plan's limit; held in any sliding minute.",
  ),
  SEGMIND_TIMEOUT_MS: pictureDeadline(180_000),
  SEGMIND_PRICE: amount.describe(
    "Price of one picture in your own currency or in credits: shown before drawing, counted in budgets.",
  ),
});
export type SegmindSettings = z.output<typeof settings>;

/** The account of these settings; undefined without a key. */
export function accountOf(given: SegmindSettings): RemoteConfig | undefined {
  const { SEGMIND_API_KEY: apiKey, SEGMIND_PRICE: price } = given;
  if (apiKey === undefined) return undefined;
  return {
    apiKey,
    price,
    baseUrl: given.SEGMIND_BASE_URL,
    requestsPerMinute: given.SEGMIND_REQUESTS_PER_MINUTE,
    timeoutMs: given.SEGMIND_TIMEOUT_MS,
  };
}
