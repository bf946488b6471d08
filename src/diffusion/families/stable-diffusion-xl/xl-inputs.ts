import type { Family } from "../family.ts";
import { timeIdsFor } from "./time-ids.ts";

/** What SDXL's UNet and its refiner's are told: the prompts, each as a whole too, and sizes. */
export const xlInputs: Family["inputs"] = (
  { timeIds, extraChannels },
  job,
  { embeddings, pooled, isGuided },
) => {
  const count = timeIds ?? 6;
  const rows = embeddings.dims[0] ?? 1;
  // Who edits by instruction has the prompt first, and moves away from nothing but words.
  const hasNegative = isGuided && extraChannels !== "instruction";
  return {
    encoder_hidden_states: embeddings,
    ...(pooled && { text_embeds: pooled }),
    time_ids: timeIdsFor(job, count, hasNegative, hasNegative ? rows - 1 : rows),
  };
};
