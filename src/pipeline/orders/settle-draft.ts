import { UserError } from "../../domain/errors.ts";
import { MAX_PICTURES, MAX_PROMPT_CHARACTERS, MAX_SEED } from "../../domain/limits.ts";
import { MAX_EXTENSION, MAX_HIRES } from "../../domain/picture-options.ts";
import { type Draft, draftSchema } from "../../domain/request.ts";

/** What each option must be, for the person who got it wrong. */
const expectations: Readonly<Record<string, string>> = {
  prompt: `The prompt can have at most ${MAX_PROMPT_CHARACTERS} characters. Shorten it.`,
  negativePrompt: `The negative prompt can have at most ${MAX_PROMPT_CHARACTERS} characters. Shorten it.`,
  count: `The number of pictures must be 1 to ${MAX_PICTURES}.`,
  seed: `The seed must be a whole number from 0 to ${MAX_SEED}.`,
  steps: "The steps must be a whole number from 1 to 1000.",
  guidanceScale: "The guidance must be a number from 0 to 100.",
  eta: "Eta must be a number from 0 to 1.",
  clipSkip: "Clip skip must be a whole number from 0 to 12.",
  size: "The size must be two whole numbers of pixels, such as 512x512.",
  source: `The strength must be a number from 0 to 1, and a side is extended by 0 to ${MAX_EXTENSION} pixels.`,
  variation: `The variation strength must be a number from 0 to 1, its seed a whole number from 0 to ${MAX_SEED}.`,
  hires: `The second pass enlarges 1 to ${MAX_HIRES} times, with a strength from 0 to 1.`,
  refiner: "The high-noise fraction must be a number from 0 to 1.",
};

/**
 * Checks a draft and puts its words in order: one kind of line break, no control characters, no
 * space around. Throws UserError "invalid-option" that says what is allowed.
 */
export function settleDraft(raw: Draft): Draft {
  const parsed = draftSchema.safeParse(raw);
  if (!parsed.success) {
    const option = String(parsed.error.issues[0]?.path[0]);
    const words = expectations[option] ?? `The option "${option}" has a value that cannot be used.`;
    throw new UserError("invalid-option", words);
  }
  const prompt = tidy(parsed.data.prompt);
  const negativePrompt = tidy(parsed.data.negativePrompt ?? "");
  if (prompt === "" && parsed.data.source === undefined) {
    throw new UserError(
      "invalid-option",
      "The prompt is empty. Say in a few words what the picture should show.",
    );
  }
  return { ...parsed.data, prompt, negativePrompt: negativePrompt || undefined };
}

/** Whether anything of a text can be seen: more than white space, control and format characters. */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

function tidy(text: string): string {
  if (!isVisible(text)) return "";
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(/[\p{Cc}--[\n\t]]/gv, "")
    .trim();
}
