import { type ChangedDraft, changedDraft, type OpenDraft } from "../../domain/options/draft-of.ts";
import { type FlaggedPrompt, readFlags } from "../../domain/options/flags/read-flags.ts";
import type { Studio } from "../studio.ts";
import type { TypedFields } from "./expand-draft.ts";
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
): ChangedDraft & { readonly typed: TypedFields } {
  const changed = { prompt: prompt || draft.prompt, choices };
  const typed: TypedFields = [
    ...(prompt === "" ? [] : (["prompt"] as const)),
    ...(choices.has("negative_prompt") ? (["negativePrompt"] as const) : []),
  ];
  return { ...changedDraft(draft, changed, modelFacts(studio)), typed };
}
