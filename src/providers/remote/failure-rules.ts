import type { ProviderErrorKind } from "../../domain/errors.ts";

/** What an answer means that has this status and says these words; what is absent fits any. */
export interface FailureRule {
  readonly status?: (status: number) => boolean;
  readonly words?: RegExp;
  readonly kind: ProviderErrorKind;
}

/** Whether a status is one of these. */
export const is =
  (...statuses: readonly number[]) =>
  (status: number): boolean =>
    statuses.includes(status);

/** Whether a status is one of success. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Whether a status says that the server itself failed. */
export const isServerError = (status: number): boolean => status >= 500;

/** The kind that the first fitting rule gives; undefined when none fits. */
export function kindOf(
  rules: readonly FailureRule[],
  status: number,
  words: string,
): ProviderErrorKind | undefined {
  const rule = rules.find(
    (each) => (each.status?.(status) ?? true) && (each.words?.test(words) ?? true),
  );
  return rule?.kind;
}
