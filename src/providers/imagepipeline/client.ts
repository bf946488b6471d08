import type { RemoteConfig } from "../../config/config.ts";
import type { ProviderError } from "../../domain/errors.ts";
import { EarlyConnection } from "../../http/early-connection.ts";
import { sendRequest } from "../../http/send-request.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { checkedKey } from "../remote/checked-key.ts";
import { endpoint } from "../remote/endpoint.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { PROVIDER, imagePipelineFailure } from "./errors.ts";
import type { ImagePipelineBody } from "./request.ts";

const PATH = "sdxl/text2image/v1";
const MAX_BYTES = 1024 ** 2;
const STATUS_TIMEOUT_MS = 30_000;

/** ImagePipeline's HTTP interface with an account's key. */
export interface ImagePipelineClient {
  /**
   * Submits one paid call, once, over `early` if that is there. Gives every answer of a status of
   * success.
   * Throws ProviderError for all others, and for an answer that did not come whole.
   */
  submit(
    body: ImagePipelineBody,
    timeoutMs: number,
    signal: AbortSignal,
    early?: EarlyConnection,
  ): Promise<HttpAnswer>;
  /** A connection for a paid call, not yet open. */
  earlyConnection(): EarlyConnection;
  /** Asks for the state of a submitted call; whatever the status. Throws HttpFailure. */
  status(id: string, timeoutMs: number, signal: AbortSignal): Promise<HttpAnswer>;
  /** What an answer means that is no state to go on with. */
  explain(answer: HttpAnswer, prompts: readonly string[], submitted: boolean): ProviderError;
}

/** Throws ConfigError for a key that no header can carry. */
export function createImagePipelineClient(config: RemoteConfig): ImagePipelineClient {
  const key = checkedKey(config.apiKey, "IMAGEPIPELINE_API_KEY");
  const headers = { "api-key": key };
  const explain: ImagePipelineClient["explain"] = (answer, prompts, submitted) =>
    imagePipelineFailure(answer, [key, ...prompts], submitted);
  return {
    explain,
    earlyConnection: () => new EarlyConnection(config.baseUrl),
    submit: async (body, timeoutMs, signal, early) => {
      const answer = await sendRequest({
        method: "POST",
        url: endpoint(config.baseUrl, PATH),
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(body),
        timeoutMs,
        maxBytes: MAX_BYTES,
        signal,
        early,
      }).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error);
      });
      if (answer.status >= 200 && answer.status < 300) return answer;
      throw explain(answer, promptsOf(body), false);
    },
    status: async (id, timeoutMs, signal) =>
      sendRequest({
        method: "GET",
        url: endpoint(config.baseUrl, `${PATH}/status/${encodeURIComponent(id)}`),
        headers,
        timeoutMs: Math.min(STATUS_TIMEOUT_MS, timeoutMs),
        maxBytes: MAX_BYTES,
        signal,
      }),
  };
}

function promptsOf(body: ImagePipelineBody): readonly string[] {
  return [body["prompt"], body["negative_prompt"]].filter((text) => typeof text === "string");
}
