import { type Message, say } from "../../words/index.ts";
import { parsePrompt } from "./parse-prompt.ts";
import { splitPrompts } from "../../domain/composed-prompt.ts";

/** Weights beyond this drown everything else, and end beyond what a number holds. */
const LARGEST_WEIGHT = 100;

/** Each is one more run of the network a step. */
const MOST_PROMPTS = 8;

/** Why a prompt cannot be drawn, or undefined. */
export function promptProblem(prompt: string): Message | undefined {
  const composed = splitPrompts(prompt);
  const count = composed.length;
  if (count > MOST_PROMPTS) return say("engine.prompts-most", { most: MOST_PROMPTS, count });
  const isHeavy = composed.some(({ text, weight }) => isTooMuch(weight) || hasHeavyWords(text));
  return isHeavy ? tooHeavy() : undefined;
}

/** Why a negative prompt cannot be, or undefined. A capital AND in it is a word, as in A1111. */
export function negativePromptProblem(prompt: string): Message | undefined {
  return hasHeavyWords(prompt) ? tooHeavy() : undefined;
}

function hasHeavyWords(text: string): boolean {
  return parsePrompt(text).some((part) => part !== "break" && isTooMuch(part.weight));
}

function isTooMuch(weight: number): boolean {
  return Math.abs(weight) > LARGEST_WEIGHT;
}

function tooHeavy(): Message {
  return say("engine.prompt-weight", { most: LARGEST_WEIGHT });
}
