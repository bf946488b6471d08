import type { ModelDescription } from "../description/model-description.ts";

/**
 * Whether a model can combine prompts: each leads away from an unconditional prediction. A model
 * without one cannot, and a network that edits by instruction has other rows.
 */
export function composesPrompts({
  takesNegativePrompt,
  extraChannels,
}: Pick<ModelDescription, "takesNegativePrompt" | "extraChannels">): boolean {
  return takesNegativePrompt && extraChannels !== "instruction";
}
