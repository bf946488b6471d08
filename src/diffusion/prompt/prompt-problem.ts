import { type Message, say } from "../../words/index.ts";
import { parsePrompt } from "./parse-prompt.ts";

/** Weights beyond this drown everything else, and end beyond what a number holds. */
const LARGEST_WEIGHT = 100;

/**
 * Why a prompt cannot be drawn, or undefined. A1111's `AND` would draw several prompts at once;
 * silently taking it for a word would draw something else. In a prompt all in capitals it is one.
 */
export function promptProblem(prompt: string): Message | undefined {
  const composes = /[\s)\]]AND[\s([]/u.test(prompt) && /[\p{Ll}\p{Lo}]/u.test(prompt);
  if (composes) return say("engine.prompt-and");
  const heavy = parsePrompt(prompt).find(
    (part) => part !== "break" && Math.abs(part.weight) > LARGEST_WEIGHT,
  );
  return heavy === undefined ? undefined : say("engine.prompt-weight", { most: LARGEST_WEIGHT });
}
