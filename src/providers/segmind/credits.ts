import { z } from "zod";
import type { RemoteConfig } from "../../config/config.ts";
import { parseJson } from "../../http/parse-json.ts";
import type { SendRequest } from "../../http/send-request.ts";
import { createSegmindClient } from "./client.ts";

const schema = z.object({ credits: z.number(), "free-credits": z.number().optional() });

/** What is left in an account, in Segmind's credits. */
export interface SegmindCredits {
  readonly credits: number;
  readonly freeCredits: number;
}

/**
 * Asks Segmind what is left in the account, which costs nothing and shows whether the key works.
 * Throws ConfigError for a key of the wrong form, ProviderError when Segmind does not answer.
 */
export async function readSegmindCredits(
  config: RemoteConfig,
  send: SendRequest,
  signal?: AbortSignal,
): Promise<SegmindCredits> {
  const client = createSegmindClient(config, send);
  const answer = await client.read("get-user-credits", signal);
  const { data } = schema.safeParse(parseJson(answer.body));
  if (!data) throw client.explainRead(answer);
  return { credits: data.credits, freeCredits: data["free-credits"] ?? 0 };
}
