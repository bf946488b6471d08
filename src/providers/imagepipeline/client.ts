import type { RemoteConfig } from "../../config/config.ts";
import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import type { SendRequest } from "../../http/send-request.ts";
import type { Asked } from "../remote/answer-failure.ts";
import { checkedKey } from "../remote/checked-key.ts";
import { isSuccess } from "../remote/failure-rules.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { PROVIDER, imagePipelineFailure } from "./errors.ts";
import type { ImagePipelineBody } from "./request.ts";

const PATH = "sdxl/text2image/v1";
const MAX_BYTES = 1024 ** 2;
const STATUS_TIMEOUT_MS = 30_000;

/** ImagePipeline's HTTP interface with an account's key. */
export interface ImagePipelineClient {
  /**
   * Submits one paid call, once. Gives every answer of a status of success.
   * Throws ProviderError for all others, and for an answer that did not come whole.
   */
  submit(body: ImagePipelineBody, timeoutMs: number, signal: AbortSignal): Promise<HttpAnswer>;
  /** Asks for the state of a submitted call; whatever the status. Throws HttpFailure. */
  status(id: string, timeoutMs: number, signal: AbortSignal): Promise<HttpAnswer>;
  /** What an answer means that is no state to go on with. `prompts` are not quoted. */
  explain(answer: HttpAnswer, prompts: readonly string[], to: Asked["to"]): ProviderError;
}

/** Throws ConfigError for a key that no header can carry. */
export function createImagePipelineClient(
  config: RemoteConfig,
  send: SendRequest,
): ImagePipelineClient {
  const key = checkedKey(config.apiKey, "IMAGEPIPELINE_API_KEY");
  const headers = { "api-key": key };
  const explain: ImagePipelineClient["explain"] = (answer, prompts, to) =>
    imagePipelineFailure(answer, { to, secrets: { texts: [key, ...prompts] } });
  return {
    explain,
    submit: async (body, timeoutMs, signal) => {
      const answer = await send({
        method: "POST",
        url: endpoint(config.baseUrl, PATH),
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(body),
        timeoutMs,
        maxBytes: MAX_BYTES,
        signal,
      }).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "call");
      });
      if (isSuccess(answer.status)) return answer;
      throw explain(answer, promptsOf(body), "call");
    },
    status: async (id, timeoutMs, signal) =>
      send({
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
