import type { RemoteConfig } from "../../config/config.ts";
import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import type { SendRequest } from "../../http/send-request.ts";
import type { Asked } from "../remote/answer-failure.ts";
import { checkedKey } from "../remote/checked-key.ts";
import { isSuccess } from "../remote/failure-rules.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { PROVIDER, segmindFailure, segmindSecrets } from "./errors.ts";
import type { SegmindBody, Slug } from "./request.ts";

/** A picture of 2048 × 2048 as PNG in base64 has at most half of this. */
const MAX_BYTES = 32 * 1024 ** 2;

/** Segmind's HTTP interface with an account's key. */
export interface SegmindClient {
  /**
   * Sends one paid call, once. Gives the answer of every status of success, readable or not.
   * Throws ProviderError for all others, and for an answer that did not come whole.
   */
  generate(slug: Slug, body: SegmindBody, signal: AbortSignal): Promise<HttpAnswer>;
  /** What a successful status without a picture means. */
  explain(answer: HttpAnswer, body: SegmindBody): ProviderError;
  /** Reads a free resource, such as `get-user-credits`. Throws as above. */
  read(path: string, signal?: AbortSignal): Promise<HttpAnswer>;
  /** What an answer to `read` means that cannot be understood. */
  explainRead(answer: HttpAnswer): ProviderError;
}

/** Throws ConfigError for a key that no header can carry. */
export function createSegmindClient(config: RemoteConfig, send: SendRequest): SegmindClient {
  const key = checkedKey(config.apiKey, "SEGMIND_API_KEY");
  const exchange = async (
    path: string,
    signal: AbortSignal | undefined,
    asked: Asked,
    body?: SegmindBody,
  ): Promise<HttpAnswer> => {
    const request = {
      method: body ? "POST" : "GET",
      url: endpoint(config.baseUrl, path),
      headers: { "x-api-key": key, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
      timeoutMs: config.timeoutMs,
      maxBytes: MAX_BYTES,
      signal,
    } as const;
    const answer = await send(request).catch((error: unknown) => {
      throw transportFailure(PROVIDER, error, asked.to);
    });
    if (isSuccess(answer.status)) return answer;
    throw segmindFailure(answer, asked);
  };
  const call = (body: SegmindBody): Asked => ({
    to: "call",
    secrets: segmindSecrets(key, wordsOf(body)),
  });
  const free: Asked = { to: "free", secrets: segmindSecrets(key, []) };
  return {
    generate: async (slug, body, signal) => exchange(slug, signal, call(body), body),
    explain: (answer, body) => segmindFailure(answer, call(body)),
    read: async (path, signal) => exchange(path, signal, free),
    explainRead: (answer) => segmindFailure(answer, free),
  };
}

/** The words of the person who asked. */
function wordsOf(body: SegmindBody): readonly string[] {
  return [body["prompt"], body["negative_prompt"]].filter((word) => typeof word === "string");
}
