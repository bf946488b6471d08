import type { Secret } from "../../config/config.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseJson } from "../../http/parse-json.ts";
import type { SendRequest } from "../../http/send-request.ts";
import { isSuccess } from "../remote/failure-rules.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { PROVIDER, serverFailure } from "./errors.ts";

/** A PNG of 2048 × 2048 in base64, and the echo of the source picture and its mask. */
const MAX_BYTES = 96 * 1024 ** 2;

/** One exchange with a server. */
export interface Exchange {
  /** Present: it is a POST with this body as JSON. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Words of the person who asked: not quoted. */
  readonly words?: readonly string[] | undefined;
}

/** The HTTP interface of one server of the family. */
export interface ServerClient {
  readonly url: URL;
  /** Every answer, whatever its status. Throws HttpFailure when there is none. */
  answer(path: string, exchange: Exchange): Promise<HttpAnswer>;
  /** The body of a success. Throws ProviderError, unbilled, for every other outcome. */
  call(path: string, exchange: Exchange): Promise<HttpAnswer>;
  /** A successful answer's JSON; undefined for a status that is none, and for what is no JSON. */
  read(path: string, exchange: Exchange): Promise<unknown>;
  /** What a successful answer means that is no picture. */
  explain(answer: HttpAnswer, words: readonly string[]): Error;
}

/** `auth` is user:password. A password without a user is sent as a bearer token. */
export function createServerClient(
  url: URL,
  auth: Secret | undefined,
  send: SendRequest,
): ServerClient {
  const credentials = auth?.reveal() ?? "";
  const authorization = authorizationOf(credentials);
  const password = credentials.slice(credentials.indexOf(":") + 1);
  const hidden = [credentials, password, authorization ?? ""].filter((text) => text !== "");
  const secrets = (words: readonly string[] = []) => ({ texts: [...hidden, ...words] });

  const answer: ServerClient["answer"] = async (path, { body, timeoutMs, signal }) =>
    send({
      method: body === undefined ? "GET" : "POST",
      url: endpointOf(url, path),
      headers: {
        ...(authorization !== undefined && { authorization }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      timeoutMs,
      maxBytes: MAX_BYTES,
      signal,
    });
  return {
    url,
    answer,
    async call(path, exchange) {
      const got = await answer(path, exchange).catch((error: unknown) => {
        throw transportFailure(PROVIDER, error, "free");
      });
      if (isSuccess(got.status)) return got;
      throw serverFailure(got, secrets(exchange.words));
    },
    async read(path, exchange) {
      const { status, body } = await answer(path, exchange);
      return isSuccess(status) ? parseJson(body) : undefined;
    },
    explain: (got, words) => serverFailure(got, secrets(words)),
  };
}

function authorizationOf(credentials: string): string | undefined {
  if (credentials === "") return undefined;
  if (credentials.startsWith(":")) return `Bearer ${credentials.slice(1)}`;
  return `Basic ${Buffer.from(credentials, "utf8").toString("base64")}`;
}

/** A path below the base, with its query. */
function endpointOf(base: URL, path: string): URL {
  const [place = "", query = ""] = path.split("?");
  const url = endpoint(base, place);
  url.search = query;
  return url;
}
