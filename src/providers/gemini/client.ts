import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseJson } from "../../http/parse-json.ts";
import type { SendRequest } from "../../http/send-request.ts";
import { say } from "../../words/index.ts";
import { isWholePicture } from "../picture-file.ts";
import type { Asked } from "../remote/answer-failure.ts";
import { isSuccess } from "../remote/failure-rules.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { publicReason } from "../remote/public-reason.ts";
import { redact } from "../remote/redact.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { geminiFailure, geminiSecrets, PROVIDER } from "./errors.ts";
import type { GeminiBody } from "./request.ts";
import { type GeminiResult, readGeminiAnswer } from "./response.ts";
import type { Account } from "./settings.ts";

/** A picture of 4K in base64, and the thoughts before it. */
const MAX_BYTES = 96 * 1024 ** 2;
/** The longest that a list of models may take. */
const LIST_MS = 10_000;

/** Gemini's HTTP interface with an account's key. */
export interface GeminiClient {
  /** Sends one call, once, and gives its picture. Throws ProviderError for whatever brings none. */
  generate(
    model: string,
    body: GeminiBody,
    words: readonly string[],
    signal: AbortSignal,
  ): Promise<Uint8Array>;
  /** Reads the list of models, whatever the status. Throws ProviderError when no answer came. */
  readModels(signal: AbortSignal): Promise<HttpAnswer>;
  /** What an answer of `readModels` means that is no list. */
  explainModels(answer: HttpAnswer): ProviderError;
}

export function createGeminiClient(
  { key, baseUrl, timeoutMs }: Account,
  send: SendRequest,
): GeminiClient {
  const free: Asked = { to: "free", secrets: geminiSecrets(key, []) };
  const headers = { "x-goog-api-key": key };
  return {
    async generate(model, body, words, signal) {
      const asked: Asked = { to: "call", secrets: geminiSecrets(key, words) };
      const answer = await send({
        method: "POST",
        url: endpoint(baseUrl, `models/${encodeURIComponent(model)}:generateContent`),
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(body),
        timeoutMs,
        maxBytes: MAX_BYTES,
        signal,
      }).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "call");
      });
      if (!isSuccess(answer.status)) throw geminiFailure(answer, asked);
      const result = readGeminiAnswer(parseJson(answer.body));
      if (result.type === "nothing") throw geminiFailure(answer, asked);
      if (result.type === "picture" && isWholePicture(result.bytes)) return result.bytes;
      throw withoutPicture(result, asked);
    },
    async readModels(signal) {
      const url = endpoint(baseUrl, "models");
      url.searchParams.set("pageSize", "1000");
      return send({
        method: "GET",
        url,
        headers,
        timeoutMs: Math.min(timeoutMs, LIST_MS),
        maxBytes: MAX_BYTES,
        signal,
      }).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "free");
      });
    },
    explainModels: (answer) => geminiFailure(answer, free),
  };
}

/**
 * Why a success brought no picture. The tokens of such an answer are charged all the same, so
 * whether it cost something is never surely no.
 */
function withoutPicture(result: GeminiResult, { secrets }: Asked): ProviderError {
  const common = { provider: PROVIDER, billed: "unknown", retryable: false } as const;
  if (result.type === "refused") {
    const reason = publicReason(result.reason, secrets);
    const diagnosis = `refused: ${redact(result.reason, secrets)}`;
    return providerFailure({ ...common, kind: "content-refused", reason, diagnosis });
  }
  if (result.type !== "words") {
    const diagnosis = "the picture ends in the middle";
    return providerFailure({ ...common, kind: "broken-answer", diagnosis });
  }
  const reason = publicReason(result.words, secrets);
  return providerFailure({
    ...common,
    kind: "broken-answer",
    says:
      reason === undefined
        ? say("services.gemini-no-picture", { provider: PROVIDER })
        : say("services.gemini-words", { provider: PROVIDER, reason }),
    diagnosis: `no picture, finish reason ${redact(result.finish, secrets) || "none"}: ${redact(result.words, secrets) || "no words"}`,
  });
}
