import { createHash } from "node:crypto";
import type { WordList } from "../../../diffusion/description/word-list.ts";
import type { ReadWords } from "./read-words.ts";

/** What the seed chose for one picture: a style of the model's own, and the words with a setting. */
export interface ChosenWords {
  readonly style: string | undefined;
  readonly text: string;
}

/** Steps along the circle between two seeds that follow each other: no two choices go together. */
const STEPS = [0.618_033_988_75, 0.414_213_562_37, 0.732_050_807_57, 0.236_067_977_5];

/**
 * What a seed chooses where the words leave it open: always the same for the same seed and words.
 * Seeds that follow each other choose far apart, so that four pictures in a row differ. Words that
 * name a style keep it; so does whoever names one (`hasStyle`).
 */
export function chooseWords(
  { text, groups }: ReadWords,
  { variety }: WordList,
  { seed, hasStyle }: { readonly seed: number; readonly hasStyle: boolean },
): ChosenWords {
  const start = createHash("sha256").update(text.toLowerCase()).digest().readUInt32BE() / 2 ** 32;
  const share = (choice: number) => (start + seed * (STEPS[choice % STEPS.length] ?? 0)) % 1;
  const isIn = (names: readonly string[]) => names.some((name) => groups.has(name));
  const rule = variety?.styles?.find(({ where }) => where === undefined || isIn(where));
  const isOpen = !hasStyle && !groups.has("styles");
  const style = isOpen && rule ? pick(Object.entries(rule.weights), share(0)) : undefined;
  const settings = (variety?.settings ?? []).filter(({ unless }) => !isIn(unless));
  return {
    style,
    text: settings.reduce((words, { choices }, number) => {
      const options = choices.map((each) => [each.text, each.weight] as const);
      const template = pick(options, share(number + 1)) ?? "{prompt}";
      return template.replace("{prompt}", () => words);
    }, text),
  };
}

/** The option at a share (0…1) of all weights. */
function pick(options: readonly (readonly [string, number])[], share: number): string | undefined {
  const whole = options.reduce((sum, [, weight]) => sum + weight, 0);
  let left = share * whole;
  return options.find(([, weight]) => (left -= weight) < 0)?.[0];
}
