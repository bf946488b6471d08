import type { English } from "./en/index.ts";
import type { ParameterNames } from "./parameters.ts";

type Checked<Texts> = {
  [Key in keyof English]: Key extends keyof Texts
    ? Texts[Key] extends string
      ? [ParameterNames<Texts[Key]>] extends [ParameterNames<English[Key]>]
        ? Texts[Key]
        : { readonly "takes other parameters than the English text": ParameterNames<English[Key]> }
      : string
    : string;
};

/**
 * A catalogue in another language. A code that is missing does not compile, and neither does a
 * parameter that the English text does not take.
 */
export function translation<const Texts extends Readonly<Record<string, string>>>(
  texts: Texts & Checked<Texts>,
): Texts {
  return texts;
}
