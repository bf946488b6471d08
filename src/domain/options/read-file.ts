import { UserError } from "../errors.ts";
import type { Asked } from "./asked.ts";
import { type Choices, choose, withChoices } from "./choices.ts";
import type { Option } from "./option.ts";
import { type OptionName, options } from "./table.ts";

/**
 * What the pairs of a picture's file ask for, by their keywords there. What is already asked stays,
 * and what cannot be used here is left out.
 */
export function withKeywords(asked: Asked, pairs: ReadonlyMap<string, string>): Asked {
  const entries = options.flatMap((option) => {
    const written = pairs.get(option.file?.keyword ?? "");
    const value = written === undefined ? undefined : option.file?.read(written);
    if (value === undefined || option.find(asked) !== undefined) return [];
    return [...choicesOf(option, value)];
  });
  return withChoices(asked, new Map(entries));
}

function choicesOf(option: Option<OptionName>, value: string): Choices {
  try {
    return new Map([[option.name, choose(option, value, option.name)]]);
  } catch (error) {
    if (error instanceof UserError) return new Map();
    throw error;
  }
}
