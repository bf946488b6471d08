import type { ModelCapabilities } from "../domain/capabilities.ts";
import { dashed } from "../domain/options/flags/read-flags.ts";
import { options } from "../domain/options/table.ts";

const DASHES = /^(?:--|[—–])/u;

/**
 * Prompts that continue what was typed: the model's examples that begin with it or contain it, and
 * before them the typed text with its last word completed to a word of the model or to a flag.
 */
export function suggestPrompts(
  text: string,
  { words, examples }: Pick<ModelCapabilities, "words" | "examples">,
): readonly string[] {
  const matching = containing(text.trim().toLowerCase(), examples);
  const [, before = "", last = ""] = /^(.*?)([^\s,]*)$/su.exec(text) ?? [];
  if (last === "") return matching;
  return [...new Set([...completions(last, words).map((word) => before + word), ...matching])];
}

function completions(last: string, words: readonly string[]): readonly string[] {
  const typed = last.toLowerCase().replace(DASHES, "--");
  if (!typed.startsWith("--"))
    return words.filter((word) => word.toLowerCase().startsWith(typed) && word !== last);
  return options
    .flatMap(({ flags }) => flags.map(({ name }) => dashed(name)))
    .filter((flag) => flag.startsWith(typed) && flag !== last);
}

/** Those that begin with a text, then those that contain it. */
function containing(text: string, examples: readonly string[]): readonly string[] {
  const at = (example: string) => example.toLowerCase().indexOf(text);
  return examples
    .filter((example) => at(example) >= 0)
    .toSorted((one, other) => Number(at(one) > 0) - Number(at(other) > 0));
}
