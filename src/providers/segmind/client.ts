import type { RemoteConfig } from "../../config/config.ts";
import type { ProviderError } from "../../domain/errors.ts";
import { EarlyConnection } from "../../http/early-connection.ts";
import { sendRequest } from "../../http/send-request.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { checkedKey } from "../remote/checked-key.ts";
import { endpoint } from "../remote/endpoint.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { PROVIDER, segmindFailure } from "./errors.ts";
import type { SegmindBody, Slug } from "./request.ts";

/** A picture of 2048 × 2048 as PNG in base64 has at most half of this. */
const MAX_BYTES = 32 * 1024 ** 2;

/** Segmind's HTTP interface with an account's key. */
export interface SegmindClient {
  /**
   * Sends one paid call, once, over `early` if that is there. Gives the answer of every status of
   * success, readable or not.
   * Throws ProviderError for all others, and for an answer that did not come whole.
   */
  generate(
    slug: Slug,
    body: SegmindBody,
    signal: AbortSignal,
    early?: EarlyConnection,
  ): Promise<HttpAnswer>;
  /** A connection for a paid call, not yet open. */
  earlyConnection(): EarlyConnection;
  /** What a successful status without a picture means. */
  explain(answer: HttpAnswer, body: SegmindBody): ProviderError;
  /** Reads a free resource, such as `get-user-credits`. Throws as above. */
  read(path: string, signal?: AbortSignal): Promise<HttpAnswer>;
}

/** Throws ConfigError for a key that no header can carry. */
export function createSegmindClient(config: RemoteConfig): SegmindClient {
  const key = checkedKey(config.apiKey, "SEGMIND_API_KEY");
  const exchange = async (
    path: string,
    signal: AbortSignal | undefined,
    body?: SegmindBody,
    early?: EarlyConnection,
  ): Promise<HttpAnswer> => {
    const request = {
      method: body ? "POST" : "GET",
      url: endpoint(config.baseUrl, path),
      headers: { "x-api-key": key, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
      timeoutMs: config.timeoutMs,
      maxBytes: MAX_BYTES,
      signal,
      early,
    } as const;
    const answer = await sendRequest(request).catch((error: unknown) => {
      throw transportFailure(PROVIDER, error);
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw segmindFailure(answer, secretsOf(key, body));
  };
  return {
    explain: (answer, body) => segmindFailure(answer, secretsOf(key, body)),
    generate: async (slug, body, signal, early) => exchange(slug, signal, body, early),
    earlyConnection: () => new EarlyConnection(config.baseUrl),
    read: async (path, signal) => exchange(path, signal),
  };
}

/** What must not be quoted from an answer: the key, and the words of the person who asked. */
function secretsOf(key: string, body: SegmindBody | undefined): readonly string[] {
  const words = [body?.["prompt"], body?.["negative_prompt"]];
  return [key, ...words.filter((word) => typeof word === "string")];
}
