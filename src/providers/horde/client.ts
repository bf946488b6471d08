import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import type { SendRequest } from "../../http/send-request.ts";
import { checkedKey } from "../remote/checked-key.ts";
import { isSuccess } from "../remote/failure-rules.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { hordeFailure, PROVIDER } from "./errors.ts";
import type { HordeAccount } from "./settings.ts";

/** Results may come as base64 in place of links: twenty pictures of a few megabytes. */
const MAX_BYTES = 64 * 1024 ** 2;
const TIMEOUT_MS = 30_000;

/** What a request of the horde says and how. */
export interface HordeExchange {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** The AI Horde's HTTP interface with an account's key. */
export interface HordeClient {
  /** Every answer, whatever its status. Throws HttpFailure when there is none. */
  answer(exchange: HordeExchange): Promise<HttpAnswer>;
  /** A successful answer. Throws ProviderError for every other outcome. `words` are not quoted. */
  call(exchange: HordeExchange, words: readonly string[]): Promise<HttpAnswer>;
  /** What an answer means that cannot be worked with. */
  explain(answer: HttpAnswer, words: readonly string[]): ProviderError;
}

/** Throws ConfigError for a key that no header can carry. */
export function createHordeClient(
  account: HordeAccount,
  send: SendRequest,
  version: string,
): HordeClient {
  const key = checkedKey(account.apiKey, "AIHORDE_API_KEY");
  const headers = {
    apikey: key,
    // The service asks its clients to say who they are, and stops those first that do not.
    "client-agent": `easel:${version}:discord-image-studio`,
  };
  const answer: HordeClient["answer"] = async ({ method, path, body, signal, timeoutMs }) => {
    const [place = "", query = ""] = path.split("?");
    const url = endpoint(account.baseUrl, place);
    url.search = query;
    return send({
      method,
      url,
      headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      timeoutMs: Math.min(timeoutMs ?? TIMEOUT_MS, TIMEOUT_MS, account.timeoutMs),
      maxBytes: MAX_BYTES,
      signal,
    });
  };
  // The anonymous key is no secret, and ten zeros may stand in any number.
  const hidden = account.isAnonymous ? [] : [key];
  const explain: HordeClient["explain"] = (got, words) =>
    hordeFailure(got, { texts: [...hidden, ...words] });
  return {
    answer,
    explain,
    async call(exchange, words) {
      const got = await answer(exchange).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "free");
      });
      if (isSuccess(got.status)) return got;
      throw explain(got, words);
    },
  };
}
