/**
 * Words as InvokeAI and its forerunners take them: what stands in square brackets is the negative
 * prompt. Brackets that are not closed are letters like any other.
 */
export function splitBrackets(words: string): {
  readonly prompt: string;
  readonly negativePrompt: string | undefined;
} {
  const negatives: string[] = [];
  const prompt = words.replaceAll(/\[([^[\]]*)\]/g, (_, inside: string) => {
    negatives.push(inside.trim());
    return " ";
  });
  return {
    prompt: prompt.replaceAll(/ {2,}/g, " ").trim(),
    negativePrompt: negatives.length > 0 ? negatives.join(", ") : undefined,
  };
}
