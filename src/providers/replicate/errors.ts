import { z } from "zod";
import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { parseJson } from "../../http/parse-json.ts";
import { optionNames } from "../described/option-names.ts";
import { answerFailure, type Asked, type ServiceReading } from "../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../remote/failure-rules.ts";
import type { Secrets } from "../remote/redact.ts";

/** The service's name, as people read it. */
export const PROVIDER = "Replicate";

/** What each answer means; the first rule that fits decides. */
const rules: readonly FailureRule[] = [
  { status: is(402), kind: "no-credits" },
  {
    status: is(403, 404, 406),
    words: /\b(?:credits?|billing|spend(?:ing)? limit)\b/i,
    kind: "no-credits",
  },
  { status: is(429), kind: "rate-limited" },
  {
    words: /nsfw|\bE005\b|flagged as sensitive|safety|content policy|moderat/i,
    kind: "content-refused",
  },
  { failed: true, words: /out of memory|interrupted|\bE(?:003|004)\b/i, kind: "overloaded" },
  { failed: true, words: /validation|must be|invalid|unsupported/i, kind: "bad-parameter" },
  { failed: true, kind: "unknown" },
  { status: is(401, 403), kind: "bad-key" },
  { status: is(404, 410), kind: "gone-model" },
  { status: is(400, 405, 406, 409, 413, 415, 422), kind: "bad-parameter" },
  { status: isServerError, kind: "overloaded" },
];

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: optionNames,
  restOf,
};

const limited = z.object({ detail: z.string() });

/** The rest that a limit names in words: "Your rate limit resets in ~30s." */
function restOf({ body }: HttpAnswer): number | undefined {
  const { data } = limited.safeParse(parseJson(body));
  const [, seconds] = /resets in ~?(\d{1,4})\s?s/i.exec(data?.detail ?? "") ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** What must not be quoted from an answer: the token, others that look like one, and these words. */
export function replicateSecrets(token: string, words: readonly string[]): Secrets {
  return { texts: [token, ...words], keys: /\br8_\w{8,}/g };
}

/** Reads an answer that is no result. A prediction that ran and failed may have been charged. */
export function replicateFailure(answer: HttpAnswer, asked: Asked): ProviderError {
  return answerFailure(answer, reading, asked);
}
