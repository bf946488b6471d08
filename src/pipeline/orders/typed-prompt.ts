import { type ChangedDraft, changedDraft, type OpenDraft } from "../../domain/options/draft-of.ts";
import { type FlaggedPrompt, readFlags } from "../../domain/options/flags/read-flags.ts";
import type { Studio } from "../studio.ts";
import { knownOptions, modelFacts } from "./known-options.ts";

/** Reads a prompt that somebody typed, with its flags. Throws UserError for a wrong one. */
export function readPrompt(typed: string, studio: Pick<Studio, "models">): FlaggedPrompt {
  return readFlags(typed, knownOptions(studio));
}

/**
 * A draft with the words and flags of a prompt: the flags beat what the draft says, and no words at
 * all keep its own. Throws UserError for a flag that cannot be used with it.
 */
export function withPrompt(
  draft: OpenDraft,
  { prompt, choices }: FlaggedPrompt,
  studio: Pick<Studio, "model" | "models">,
): ChangedDraft {
  return changedDraft(draft, { prompt: prompt || draft.prompt, choices }, modelFacts(studio));
}
