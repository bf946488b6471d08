import { z } from "zod";
import { address, key, parts, wholeNumber } from "../../config/fields.ts";
import { pictureDeadline, picturePrice } from "../remote/usual-settings.ts";

/** Google's own server. */
const OFFICIAL_BASE = "https://generativelanguage.googleapis.com/v1beta";

/** Gemini's settings by their names in the environment. */
export const settings = z.object({
  GEMINI_API_KEY: key
    .optional()
    .describe(
      "A key from Google AI Studio. docs/providers/gemini.md says what is sent to whom, and what it costs.",
    ),
  GEMINI_BASE_URL: address
    .default(new URL(OFFICIAL_BASE))
    .describe("The service, or a gateway that speaks its API."),
  GEMINI_IMAGE_MODELS: z
    .string()
    .transform(parts)
    .optional()
    .describe("Its models with commas, the preferred one first. Absent: those that it lists."),
  GEMINI_REQUESTS_PER_MINUTE: wholeNumber(10, 1, 100_000).describe(
    "Your tier's limit; held in any sliding minute.",
  ),
  GEMINI_TIMEOUT_MS: pictureDeadline(180_000),
  GEMINI_PRICE: picturePrice,
});
export type GeminiSettings = z.output<typeof settings>;

/** An account at Gemini, as its settings say. */
export interface Account {
  readonly key: string;
  readonly baseUrl: URL;
  readonly models: readonly string[] | undefined;
  readonly requestsPerMinute: number;
  readonly timeoutMs: number;
  readonly price: number | undefined;
}

/** The account of these settings; undefined without a key. */
export function accountOf(given: GeminiSettings): Account | undefined {
  const { GEMINI_API_KEY: apiKey, GEMINI_IMAGE_MODELS: models } = given;
  if (apiKey === undefined) return undefined;
  return {
    key: apiKey.reveal(),
    baseUrl: withVersion(given.GEMINI_BASE_URL),
    models: models && models.length > 0 ? models : undefined,
    requestsPerMinute: given.GEMINI_REQUESTS_PER_MINUTE,
    timeoutMs: given.GEMINI_TIMEOUT_MS,
    price: given.GEMINI_PRICE,
  };
}

/** Google's own client takes the address without the version; here it may be left out too. */
function withVersion(base: URL): URL {
  return base.pathname === "/" ? new URL("/v1beta", base) : base;
}
