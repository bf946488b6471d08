import { z } from "zod";
import { address, key, parts, wholeNumber } from "../../config/fields.ts";
import { pictureDeadline, picturePrice } from "../remote/usual-settings.ts";

/** OpenAI's own server. */
const OFFICIAL_BASE = "https://api.openai.com/v1";

/** The settings of OpenAI and of servers that speak its Images API, by their names in the environment. */
export const settings = z.object({
  OPENAI_API_KEY: key
    .optional()
    .describe(
      "A key of OpenAI, or of another server that speaks its Images API. docs/providers/openai.md says what is sent to whom, and what it costs.",
    ),
  OPENAI_BASE_URL: address
    .optional()
    .describe(
      "Another server than https://api.openai.com/v1: LocalAI (http://127.0.0.1:8080/v1), stable-diffusion.cpp (http://127.0.0.1:1234/v1), a gateway. It may do without a key.",
    ),
  OPENAI_IMAGE_MODELS: z
    .string()
    .transform(parts)
    .optional()
    .describe(
      "Its models with commas, the preferred one first. Absent: those that the server lists.",
    ),
  OPENAI_PARTIAL_IMAGES: wholeNumber(2, 0, 3).describe(
    "Half-made pictures that OpenAI sends as previews, 0 to 3; each costs some 100 tokens more.",
  ),
  OPENAI_REQUESTS_PER_MINUTE: wholeNumber(20, 1, 100_000).describe(
    "Your tier's limit; held in any sliding minute.",
  ),
  OPENAI_TIMEOUT_MS: pictureDeadline(300_000),
  OPENAI_PRICE: picturePrice,
});
export type OpenAiSettings = z.output<typeof settings>;

/** What one server and its account are, as these settings say. */
export interface Account {
  readonly key: string | undefined;
  readonly baseUrl: URL;
  /** Whether the server is OpenAI's own. */
  readonly isOfficial: boolean;
  /** Whether a call may cost money: with a key or a price; a server of one's own has neither. */
  readonly isPaid: boolean;
  readonly models: readonly string[] | undefined;
  readonly partialImages: number;
  readonly requestsPerMinute: number | undefined;
  readonly timeoutMs: number;
  readonly price: number | undefined;
}

/** The server that the settings name: OpenAI's own where they name none. */
export function baseUrlOf({ OPENAI_BASE_URL: url }: OpenAiSettings): URL {
  return url ?? new URL(OFFICIAL_BASE);
}

/** Reads the settings. A server that costs nothing may be asked as often as it can draw. */
export function accountOf(given: OpenAiSettings): Account {
  const { OPENAI_API_KEY: apiKey, OPENAI_IMAGE_MODELS: models, OPENAI_PRICE: price } = given;
  const baseUrl = baseUrlOf(given);
  const isPaid = apiKey !== undefined || price !== undefined;
  return {
    key: apiKey?.reveal(),
    baseUrl,
    isOfficial: baseUrl.host === new URL(OFFICIAL_BASE).host,
    isPaid,
    models: models && models.length > 0 ? models : undefined,
    partialImages: given.OPENAI_PARTIAL_IMAGES,
    requestsPerMinute: isPaid ? given.OPENAI_REQUESTS_PER_MINUTE : undefined,
    timeoutMs: given.OPENAI_TIMEOUT_MS,
    price,
  };
}
