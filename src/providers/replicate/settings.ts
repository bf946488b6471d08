import { z } from "zod";
import { address, key, list, wholeNumber } from "../../config/fields.ts";
import { picturePrice } from "../remote/usual-settings.ts";

/** What is offered when nobody chose: from words, edits by instruction, both. */
const usualModels = [
  "black-forest-labs/flux-schnell",
  "black-forest-labs/flux-dev",
  "black-forest-labs/flux-kontext-pro",
  "google/nano-banana",
];

/** Replicate's settings by their names in the environment. */
export const settings = z.object({
  REPLICATE_API_TOKEN: key
    .optional()
    .describe(
      "A token from replicate.com. docs/providers/replicate.md says what is sent to whom, and what it costs.",
    ),
  REPLICATE_BASE_URL: address
    .default(new URL("https://api.replicate.com/v1"))
    .describe("The service, or a gateway that speaks its API."),
  REPLICATE_MODELS: list
    .default(usualModels)
    .describe("The models that are offered, as owner/name or owner/name:version, with commas."),
  REPLICATE_REQUESTS_PER_MINUTE: wholeNumber(60, 1, 600).describe(
    "Orders in any sliding minute; the service takes 600 at most, and 6 of an account without a card.",
  ),
  REPLICATE_TIMEOUT_MS: wholeNumber(600_000, 5000, 3_600_000).describe(
    "Deadline of one picture, in milliseconds; the service ends what takes longer.",
  ),
  REPLICATE_PRICE: picturePrice,
});
export type ReplicateSettings = z.output<typeof settings>;

/** An account at Replicate, as its settings say. */
export interface Account {
  readonly token: string;
  readonly baseUrl: URL;
  readonly models: readonly string[];
  readonly requestsPerMinute: number;
  readonly timeoutMs: number;
  readonly price: number | undefined;
}

/** The account of these settings; undefined without a token. */
export function accountOf(given: ReplicateSettings): Account | undefined {
  const { REPLICATE_API_TOKEN: token, REPLICATE_BASE_URL: base } = given;
  if (token === undefined) return undefined;
  return {
    token: token.reveal(),
    // A gateway's address may be given without the version.
    baseUrl: base.pathname === "/" ? new URL("/v1", base) : base,
    models: given.REPLICATE_MODELS.length > 0 ? given.REPLICATE_MODELS : usualModels,
    requestsPerMinute: given.REPLICATE_REQUESTS_PER_MINUTE,
    timeoutMs: given.REPLICATE_TIMEOUT_MS,
    price: given.REPLICATE_PRICE,
  };
}
