import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseJson } from "../../http/parse-json.ts";
import type { SendRequest } from "../../http/send-request.ts";
import type { Description } from "../described/described-list.ts";
import {
  dataUrl,
  fractionIn,
  type JobLook,
  type JobService,
  type Question,
} from "../described/job-service.ts";
import {
  type JobAddress,
  lostAddress,
  readAddress,
  writeAddress,
} from "../described/job-address.ts";
import type { Asked } from "../remote/answer-failure.ts";
import { is, isNotYet, isServerError, isSuccess } from "../remote/failure-rules.ts";
import { isOwnWord } from "../remote/own-word.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { falFailure, falSecrets, PROVIDER } from "./errors.ts";
import { addressOf } from "./job-address.ts";
import { fieldsIn, read } from "./response.ts";
import type { Account } from "./settings.ts";

/** Results may hold pictures as base64. */
const MAX_BYTES = 64 * 1024 ** 2;
const MAX_SCHEMA_BYTES = 4 * 1024 ** 2;
/** An order is taken at once; the picture comes later. */
const SUBMIT_MS = 60_000;
const ASK_MS = 30_000;
/** No order has this id. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** fal's queue with an account's key. */
export interface FalClient extends JobService {
  /** The inputs that a model publishes. Throws ProviderError when nobody answers. */
  describe(model: string, signal: AbortSignal): Promise<Description>;
  /** Whether the key is taken, by a question for an order that nobody made. Throws ProviderError. */
  checkKey(model: string, signal: AbortSignal): Promise<void>;
}

export function createFalClient(account: Account, send: SendRequest): FalClient {
  const { key, baseUrl, schemaUrl } = account;
  const headers = { authorization: `Key ${key}`, accept: "application/json" };
  const explain: FalClient["explain"] = (answer, words, to: Asked["to"]): ProviderError =>
    falFailure(answer, { to, secrets: falSecrets(key, words) });

  const ask = async (url: string, { timeoutMs, signal }: Omit<Question, "words">) =>
    send({
      method: "GET",
      url: new URL(url),
      headers,
      timeoutMs: Math.min(ASK_MS, timeoutMs),
      maxBytes: MAX_BYTES,
      signal,
    });

  async function look(remoteId: string, question: Question): Promise<JobLook> {
    const address = readAddress(remoteId, baseUrl);
    if (!address) return { state: "failed", error: lostAddress(PROVIDER) };
    const answer = await ask(withLogs(address), question);
    const told = isSuccess(answer.status) ? read.status(answer) : undefined;
    if (!told) return { state: "unknown", answer };
    if (told.status === "IN_QUEUE") return { state: "waiting", ahead: told.queue_position };
    if (told.status === "IN_PROGRESS") {
      const log = (told.logs ?? []).map(({ message }) => message).join("\n");
      return { state: "working", fraction: fractionIn(log) };
    }
    return resultOf(address, question);
  }

  async function resultOf(address: JobAddress, question: Question): Promise<JobLook> {
    const answer = await ask(address.result, question);
    const { status } = answer;
    if (isSuccess(status)) return { state: "done", answer, result: parseJson(answer.body) };
    // The model's own error comes in the place of its result; a gateway's says nothing of it.
    const isOwn = answer.headers["x-fal-error-type"] !== undefined || isOwnWord(answer);
    const mayCome = status === 429 || isNotYet(status) || (isServerError(status) && !isOwn);
    if (mayCome) return { state: "unknown", answer };
    return { state: "failed", error: explain(answer, question.words, "job") };
  }

  return {
    provider: PROVIDER,
    explain,
    look,
    link: async (file) => dataUrl(file),
    async submit({ model, input, words, timeoutMs }) {
      const answer = await send({
        method: "POST",
        url: endpoint(baseUrl, model),
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(input),
        timeoutMs: Math.min(SUBMIT_MS, timeoutMs),
        maxBytes: MAX_BYTES,
      }).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "call");
      });
      const accepted = isSuccess(answer.status) ? read.accepted(answer) : undefined;
      if (!accepted) throw explain(answer, words, "call");
      return writeAddress(addressOf(accepted, model, baseUrl));
    },
    cancel(remoteId) {
      const address = readAddress(remoteId, baseUrl);
      if (!address) return;
      const url = new URL(address.cancel);
      const exchange = { method: "PUT", url, headers, timeoutMs: ASK_MS } as const;
      void send({ ...exchange, maxBytes: MAX_BYTES }).catch(() => {});
    },
    async describe(model, signal) {
      const url = new URL(schemaUrl);
      url.searchParams.set("endpoint_id", model);
      const answer = await send({
        method: "GET",
        url,
        headers: { accept: "application/json" },
        timeoutMs: ASK_MS,
        maxBytes: MAX_SCHEMA_BYTES,
        signal,
      }).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "free");
      });
      if (isServerError(answer.status)) throw explain(answer, [], "free");
      return (isSuccess(answer.status) && fieldsIn(answer)) || "none";
    },
    async checkKey(model, signal) {
      const { status: url } = addressOf({ request_id: NOBODY }, model, baseUrl);
      const answer: HttpAnswer = await ask(url, { timeoutMs: ASK_MS, signal }).catch(
        (error: unknown) => {
          throw transportFailure(PROVIDER, error, "free");
        },
      );
      const isRefused = is(401, 402, 403, 429)(answer.status) || isServerError(answer.status);
      if (isRefused) throw explain(answer, [], "free");
    },
  };
}

/** The status with the log, out of which progress is read. */
function withLogs({ status }: JobAddress): string {
  const url = new URL(status);
  url.searchParams.set("logs", "1");
  return url.href;
}
