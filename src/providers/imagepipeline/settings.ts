import { z } from "zod";
import type { RemoteConfig } from "../../config/config.ts";
import { address, amount, key, text, wholeNumber } from "../../config/fields.ts";
import { pictureDeadline } from "../remote/usual-settings.ts";

/** ImagePipeline's settings by their names in the environment. */
export const settings = z.object({
  IMAGEPIPELINE_API_KEY: key.optional().describe("The API key of your account at ImagePipeline."),
  IMAGEPIPELINE_BASE_URL: address
    .default(new URL("https://api.imagepipeline.io"))
    .describe("The service."),
  IMAGEPIPELINE_MODEL_ID: text
    .default("sdxl")
    .describe("The id of a model from ImagePipeline's models page (SDXL), or its alias."),
  IMAGEPIPELINE_REQUESTS_PER_MINUTE: wholeNumber(20, 1, 100_000).describe(
    "Your plan's limit; held in any sliding minute.",
  ),
  IMAGEPIPELINE_TIMEOUT_MS: pictureDeadline(600_000),
  IMAGEPIPELINE_PRICE: amount.describe("Price of one picture, as at the other services."),
});
export type ImagePipelineSettings = z.output<typeof settings>;

/** An account at ImagePipeline, with the model on its models page that is used. */
export type ImagePipelineAccount = RemoteConfig & { readonly modelId: string };

/** The account of these settings; undefined without a key. */
export function accountOf(given: ImagePipelineSettings): ImagePipelineAccount | undefined {
  const { IMAGEPIPELINE_API_KEY: apiKey, IMAGEPIPELINE_PRICE: price } = given;
  if (apiKey === undefined) return undefined;
  return {
    apiKey,
    price,
    modelId: given.IMAGEPIPELINE_MODEL_ID,
    baseUrl: given.IMAGEPIPELINE_BASE_URL,
    requestsPerMinute: given.IMAGEPIPELINE_REQUESTS_PER_MINUTE,
    timeoutMs: given.IMAGEPIPELINE_TIMEOUT_MS,
  };
}
