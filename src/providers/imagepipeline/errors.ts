import { z } from "zod";
import type { Billed, ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { type FailureRule, is, isServerError, isSuccess, kindOf } from "../remote/failure-rules.ts";
import { parseJson } from "../remote/parse-json.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { redact } from "../remote/redact.ts";
import { retryAfterMs } from "../remote/retry-after.ts";

/** The service's name, as people read it. */
export const PROVIDER = "ImagePipeline";

/** What each answer means; the first rule that fits decides. The words are those of the vendor's clients. */
const table: readonly FailureRule[] = [
  { status: is(429), kind: "rate-limited" },
  { status: is(401, 403), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  { words: /\bcredits?\b|insufficient_credits|credit_charge_failed/i, kind: "no-credits" },
  { words: /nsfw|safety|moderat|content policy|explicit|inappropriate/i, kind: "content-refused" },
  { words: /api[- ]?key/i, kind: "bad-key" },
  { words: /model_unavailable|model .*(not found|does not exist)/i, kind: "gone-model" },
  { words: /time[d_ -]?out/i, kind: "timeout" },
  { status: is(404, 410), kind: "gone-model" },
  { status: is(400, 406, 413, 422), kind: "bad-parameter" },
  { words: /input_invalid|invalid (input|parameter|value)|validation/i, kind: "bad-parameter" },
  { status: isServerError, kind: "overloaded" },
];

const entry = z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() });
const detail = z.union([
  z.string(),
  z
    .array(entry)
    .transform((list) => list.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ")),
]);
const text = z.string().optional().catch(undefined);
const envelope = z.object({
  message: text,
  error: text,
  detail: detail.optional().catch(undefined),
});

/** The words of an error, in the order in which the vendor's own client looks for them. */
function wordsOf({ body, headers }: HttpAnswer): string | undefined {
  const { data } = envelope.safeParse(parseJson(body));
  if (data) return data.message ?? data.error ?? data.detail;
  const isPage = /html/i.test(headers["content-type"] ?? "");
  return isPage ? undefined : body.toString("utf8", 0, 2000);
}

/**
 * Reads an answer that is neither a picture nor the promise of one. No billing rule is documented:
 * only a submission that was refused by its status is surely unbilled; `submitted` says that one
 * had been accepted before. `secrets` are removed from what is quoted.
 */
export function imagePipelineFailure(
  answer: HttpAnswer,
  secrets: readonly string[],
  submitted: boolean,
): ProviderError {
  const { status, headers } = answer;
  const words = wordsOf(answer) ?? "";
  const unreadable = isSuccess(status) && words === "";
  const fallback = unreadable ? "broken-answer" : "unknown";
  // After a submission a 404 speaks of the call, no longer of the model.
  const kind =
    submitted && is(404, 410)(status) ? "unknown" : (kindOf(table, status, words) ?? fallback);
  const billed: Billed = submitted || isSuccess(status) ? "unknown" : "no";
  return providerFailure({
    provider: PROVIDER,
    kind,
    billed,
    retryable: kind === "rate-limited" && billed === "no",
    ...(kind === "rate-limited" && { retryAfterMs: retryAfterMs(headers) }),
    diagnosis: `status ${status}: ${redact(words, secrets) || "no words"}`,
  });
}
