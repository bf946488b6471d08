import type { Billed, ProviderError, ProviderErrorKind } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { retryAfterMs } from "../../http/retry-after.ts";
import { type AnswerWords, readAnswerWords } from "./answer-words.ts";
import { type FailureRule, is, isSuccess, kindOf } from "./failure-rules.ts";
import { isOwnWord, kindOfGateway } from "./own-word.ts";
import { providerFailure } from "./provider-failure.ts";
import { publicReason } from "./public-reason.ts";
import { plainWords, redact, type Secrets } from "./redact.ts";

/** How a service's answers are read. */
export interface ServiceReading {
  /** The service's name, as people read it. */
  readonly provider: string;
  /** What each answer means; the first rule that fits decides. */
  readonly rules: readonly FailureRule[];
  /** The names of the service's parameters, and of the options in /imagine that they stand for. */
  readonly options: Readonly<Record<string, string>>;
  /** How long a service that says so in its answer's body wants to be left alone, in milliseconds. */
  readonly restOf?: ((answer: HttpAnswer) => number | undefined) | undefined;
  /** What an answer is called at the service, for its support: "request f3b1". */
  readonly nameOf?: ((answer: HttpAnswer) => string) | undefined;
}

/** What the answer was given to. */
export interface Asked {
  /** Removed from whatever is quoted. */
  readonly secrets: Secrets;
  /**
   * What the request was: `call` costs money if it was carried out, `job` asks for one that was
   * accepted before and may have been paid, `free` costs nothing.
   */
  readonly to: "call" | "job" | "free";
}

/**
 * Reads an answer that is not what was asked for: what it means, whether it was paid, and what of
 * the service's words may be told to whom. A call is surely unpaid only when the service itself said
 * that it did nothing; everything else is unknown and never repeated by itself.
 */
export function answerFailure(
  answer: HttpAnswer,
  { provider, rules, options, nameOf, restOf }: ServiceReading,
  { secrets, to }: Asked,
): ProviderError {
  const { status, headers } = answer;
  const { isPage, isFailedJob, ...read } = readAnswerWords(answer);
  // What the person wrote must not decide what the answer means.
  const words = plainWords(read.words, secrets);
  const billed = billedOf(answer, to);
  const kind = kindOfAnswer();
  const limited = kind === "rate-limited";
  const quoted = redact(
    read.words || (isPage ? answer.body.toString("utf8", 0, 4000) : ""),
    secrets,
  );
  const name = nameOf === undefined ? "" : `, ${nameOf(answer)}`;
  return providerFailure({
    provider,
    kind,
    billed,
    retryable: limited && billed === "no",
    ...(limited && { retryAfterMs: restOf?.(answer) ?? retryAfterMs(headers) }),
    ...((kind === "bad-parameter" || kind === "content-refused") && {
      reason: isReadable(read) ? publicReason(read.words, secrets) : undefined,
      option: kind === "bad-parameter" ? optionOf(read.parameter, words, options) : undefined,
    }),
    diagnosis: `status ${status}${name}: ${quoted || "no words"}`,
  });

  function kindOfAnswer(): ProviderErrorKind {
    const succeeded = isSuccess(status);
    if (!succeeded && !isOwnWord(answer)) return kindOfGateway(status);
    // After a submission a 404 speaks of the call, no longer of the model.
    if (to === "job" && is(404, 410)(status)) return "unknown";
    if (succeeded && words === "") return "broken-answer";
    // A success that holds other words than a result is strange.
    const other = succeeded ? "broken-answer" : "unknown";
    return kindOf(rules, status, { words, isFailedJob }) ?? other;
  }
}

function billedOf(answer: HttpAnswer, to: Asked["to"]): Billed {
  if (to === "free") return "no";
  return to === "call" && isOwnWord(answer) ? "no" : "unknown";
}

/** A form in which no words were found is no reason that a person could read. */
function isReadable({ isEnvelope, words }: Pick<AnswerWords, "isEnvelope" | "words">): boolean {
  return isEnvelope || !/^\s*[[{]/.test(words);
}

/** The option that the service names: as the wrong parameter, else first in its words. */
function optionOf(
  parameter: string | undefined,
  words: string,
  options: ServiceReading["options"],
): string | undefined {
  const named = `${parameter ?? ""} ${words}`
    .split(/[^\w]+/)
    .find((word) => Object.hasOwn(options, word));
  return named === undefined ? undefined : options[named];
}
