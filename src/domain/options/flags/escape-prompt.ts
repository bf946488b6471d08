import { MAX_PROMPT_CHARACTERS } from "../../limits.ts";
import { escapeAlternatives } from "../../alternatives/escape-alternatives.ts";
import { escapeFlags } from "./find-flags.ts";

/**
 * A prompt as it is offered to be changed: read again, none of its dashes are flags, and none of its
 * braces choose. One that would
 * not fit with the backslashes that it takes stays as it is.
 */
export function escapePrompt(prompt: string): string {
  return fitting(escapeFlags(escapeAlternatives(prompt)), prompt);
}

/** The same for a negative prompt, which holds no flags. */
export function escapeNegativePrompt(text: string): string {
  return fitting(escapeAlternatives(text), text);
}

const fitting = (escaped: string, text: string): string =>
  escaped.length <= MAX_PROMPT_CHARACTERS ? escaped : text;
