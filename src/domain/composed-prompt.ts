/** One of several prompts that are drawn at once, and how strongly it pulls. */
export interface ComposedPrompt {
  readonly text: string;
  readonly weight: number;
}

const DIVIDER = /\bAND\b/u;
const WEIGHT = /^(.*?)(?:\s*:\s*([-+]?(?:\d+\.?\d*|\.\d+)))?\s*$/su;

/**
 * The prompts between capital `AND`s, each with the number behind its last colon as its weight. A prompt
 * without `AND` is one with the weight 1, numbers and all: "at 12:30" ends in no weight.
 */
export function splitPrompts(prompt: string): readonly ComposedPrompt[] {
  const texts = prompt.split(DIVIDER);
  if (texts.length === 1) return [{ text: prompt, weight: 1 }];
  return texts.map((each) => {
    const [, text = each, weight] = WEIGHT.exec(each) ?? [];
    return { text, weight: weight === undefined ? 1 : Number(weight) };
  });
}

/** The same prompts with other words in each; their weights stay behind the words. */
export function rewordPrompts(
  prompt: string,
  reword: (text: string, place: { readonly isLast: boolean }) => string,
): string {
  const all = splitPrompts(prompt);
  if (all.length === 1) return reword(prompt, { isLast: true });
  return all
    .map(({ text, weight }, index) => {
      const words = reword(text.trim(), { isLast: index === all.length - 1 });
      return weight === 1 ? words : `${words} :${weight}`;
    })
    .join(" AND ");
}
