import { z } from "zod";
import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { type FailureRule, is, isServerError, isSuccess, kindOf } from "../remote/failure-rules.ts";
import { parseJson } from "../remote/parse-json.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { redact } from "../remote/redact.ts";
import { retryAfterMs } from "../remote/retry-after.ts";

/** The service's name, as people read it. */
export const PROVIDER = "Segmind";

/**
 * What each answer means; the first rule that fits decides. The words come first where one status
 * has several meanings: 406 stands for credits, the team's spend limit, a content type or a
 * parameter; 404 for credits or a model; 500 often for a parameter.
 */
const table: readonly FailureRule[] = [
  { status: is(429), kind: "rate-limited" },
  { status: is(401), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  { words: /internal polling error/i, kind: "timeout" },
  { words: /content[- ]?type/i, kind: "unknown" },
  { words: /\bcredits?\b|spend(ing)? limit|\bbalance\b/i, kind: "no-credits" },
  {
    words: /nsfw|safety|moderat|content policy|inappropriate|prohibited/i,
    kind: "content-refused",
  },
  { words: /invalid_token|api key/i, kind: "bad-key" },
  { status: is(403), kind: "bad-key" },
  { status: is(404, 410), kind: "gone-model" },
  { status: is(400, 406, 413), kind: "bad-parameter" },
  { status: is(422), words: /"FAILED"/, kind: "unknown" },
  { status: is(422), kind: "bad-parameter" },
  { status: is(408), kind: "timeout" },
  {
    status: is(500),
    words: /\b(must be|invalid|not supported|validation)\b/i,
    kind: "bad-parameter",
  },
  { status: isServerError, kind: "overloaded" },
];

/** More than this is no error message. */
const LONGEST_TEXT = 20_000;

const isPage = ({ headers, body }: HttpAnswer): boolean =>
  /html/i.test(headers["content-type"] ?? "") || /^\s*</.test(body.toString("latin1", 0, 100));

const said = z.object({
  error: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
});

/**
 * Reads an answer that is no picture. Only a 200 is billed (Segmind's documents); one without a
 * picture may have been, so it counts as unknown. `secrets` are removed from what is quoted.
 */
export function segmindFailure(answer: HttpAnswer, secrets: readonly string[]): ProviderError {
  const { status, headers, body } = answer;
  const succeeded = isSuccess(status);
  const text = body.toString("utf8", 0, LONGEST_TEXT);
  // A gateway's error page may hold any words at all; only its status speaks.
  const spoken = isPage(answer) ? "" : text;
  const kind = kindOf(table, status, spoken) ?? (succeeded ? "broken-answer" : "unknown");
  const { data } = said.safeParse(parseJson(body));
  const words = data && [data.error, data.error_description, data.message, data.detail];
  const quoted = redact(words?.filter(Boolean).join(": ") || text, secrets);
  return providerFailure({
    provider: PROVIDER,
    kind,
    billed: succeeded ? "unknown" : "no",
    retryable: kind === "rate-limited",
    ...(kind === "rate-limited" && { retryAfterMs: retryAfterMs(headers) }),
    diagnosis: `status ${status}, request ${headers["x-request-id"] ?? "without id"}: ${quoted || "no words"}`,
  });
}
