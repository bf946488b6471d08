import { answerOptions } from "./answers.ts";
import { addOnOptions } from "./add-ons.ts";
import { hiresOptions, refinerOptions, sourceOptions, variationOptions } from "./nested.ts";
import type { Option } from "./option.ts";
import { settings } from "./settings.ts";

const table = [
  ...settings,
  ...sourceOptions,
  ...variationOptions,
  ...hiresOptions,
  ...refinerOptions,
  ...addOnOptions,
  ...answerOptions,
] as const;

/** The public name of an option: what `/imagine` and warnings call it. */
export type OptionName = (typeof table)[number]["name"];

/** All options of a picture, in the order in which people are shown them. */
export const options: readonly Option<OptionName>[] = table;

const names: ReadonlySet<string> = new Set(options.map(({ name }) => name));

/** Whether a word is the public name of an option. */
export function isOptionName(word: string): word is OptionName {
  return names.has(word);
}
