import { z } from "zod";
import { address, key, list, wholeNumber } from "../../config/fields.ts";
import { pictureDeadline, picturePrice } from "../remote/usual-settings.ts";

/** fal's own queue, and where it publishes the inputs of its models. */
const OFFICIAL_BASE = "https://queue.fal.run";
const OFFICIAL_SCHEMAS = "https://fal.ai/api/openapi/queue/openapi.json";
const SCHEMAS_PATH = "/api/openapi/queue/openapi.json";

/** What is offered when nobody chose: from words, from a picture, edits by instruction. */
const usualModels = [
  "fal-ai/flux/dev",
  "fal-ai/flux/dev/image-to-image",
  "fal-ai/flux/schnell",
  "fal-ai/nano-banana",
  "fal-ai/nano-banana/edit",
];

/** fal's settings by their names in the environment. */
export const settings = z.object({
  FAL_KEY: key
    .optional()
    .describe(
      "A key from fal.ai. docs/providers/fal.md says what is sent to whom, and what it costs.",
    ),
  FAL_BASE_URL: address
    .default(new URL(OFFICIAL_BASE))
    .describe("The queue, or a gateway that speaks its API."),
  FAL_MODELS: list
    .default(usualModels)
    .describe("The models that are offered, by their names at fal, with commas."),
  FAL_REQUESTS_PER_MINUTE: wholeNumber(60, 1, 100_000).describe(
    "Orders in any sliding minute; asking for them does not count.",
  ),
  FAL_TIMEOUT_MS: pictureDeadline(600_000),
  FAL_PRICE: picturePrice,
});
export type FalSettings = z.output<typeof settings>;

/** An account at fal, as its settings say. */
export interface Account {
  readonly key: string;
  readonly baseUrl: URL;
  /** Where schemas lie: fal's own place, or on the gateway. */
  readonly schemaUrl: URL;
  readonly models: readonly string[];
  readonly requestsPerMinute: number;
  readonly timeoutMs: number;
  readonly price: number | undefined;
}

/** The account of these settings; undefined without a key. */
export function accountOf(given: FalSettings): Account | undefined {
  const { FAL_KEY: apiKey, FAL_BASE_URL: baseUrl } = given;
  if (apiKey === undefined) return undefined;
  return {
    key: apiKey.reveal(),
    baseUrl,
    schemaUrl: schemaUrlOf(baseUrl),
    models: given.FAL_MODELS.length > 0 ? given.FAL_MODELS : usualModels,
    requestsPerMinute: given.FAL_REQUESTS_PER_MINUTE,
    timeoutMs: given.FAL_TIMEOUT_MS,
    price: given.FAL_PRICE,
  };
}

function schemaUrlOf(baseUrl: URL): URL {
  return baseUrl.origin === OFFICIAL_BASE
    ? new URL(OFFICIAL_SCHEMAS)
    : new URL(SCHEMAS_PATH, baseUrl);
}
