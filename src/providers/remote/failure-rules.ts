import type { ProviderErrorKind } from "../../domain/errors.ts";
import type { AnswerWords } from "./answer-words.ts";

/** What an answer means that has this status and says these words; what is absent fits any. */
export interface FailureRule {
  readonly status?: (status: number) => boolean;
  /** All of these must be found in the words. Each must take time in line with their length. */
  readonly words?: RegExp | readonly RegExp[];
  /** Only where the service reports the state of a job that failed. */
  readonly failed?: true;
  readonly kind: ProviderErrorKind;
}

/** Whether a status is one of these. */
export const is =
  (...statuses: readonly number[]) =>
  (status: number): boolean =>
    statuses.includes(status);

/** Whether a status is one of success. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/**
 * Whether a status may change by itself: what was accepted or made a moment ago is not known, open
 * or there yet. Asking again costs nothing.
 */
export const isNotYet = is(403, 404, 408, 409, 423, 425);

/** Whether a status says that the server itself failed. */
export const isServerError = (status: number): boolean => status >= 500;

/** The kind that the first fitting rule gives; undefined when none fits. */
export function kindOf(
  rules: readonly FailureRule[],
  status: number,
  { words, isFailedJob }: Pick<AnswerWords, "words" | "isFailedJob">,
): ProviderErrorKind | undefined {
  const fits = (rule: FailureRule): boolean =>
    (rule.status?.(status) ?? true) &&
    (rule.failed === undefined || isFailedJob) &&
    [rule.words ?? []].flat().every((pattern) => pattern.test(words));
  return rules.find(fits)?.kind;
}
