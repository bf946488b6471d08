import { MAX_PROMPT_CHARACTERS } from "../../limits.ts";
import { escapeFlags } from "./find-flags.ts";

/**
 * A prompt as it is offered to be changed: read again, none of its dashes are flags. One that would
 * not fit with the backslashes that it takes stays as it is.
 */
export function escapePrompt(prompt: string): string {
  const escaped = escapeFlags(prompt);
  return escaped.length <= MAX_PROMPT_CHARACTERS ? escaped : prompt;
}
