import { concatenate } from "../../tensor.ts";
import type { Family } from "../family.ts";
import { timeIdsFor } from "./time-ids.ts";

/** What SDXL's UNet and its refiner's are told: the prompts, each as a whole too, and sizes. */
export const xlInputs: Family["inputs"] = ({ timeIds }, job, { embeddings, pooled, isGuided }) => {
  const count = timeIds ?? 6;
  const rows = embeddings.dims[0] ?? 1;
  const ids =
    rows <= 2
      ? timeIdsFor(job, count, isGuided)
      : concatenate(Array.from({ length: rows }, () => timeIdsFor(job, count, false)));
  return {
    encoder_hidden_states: embeddings,
    ...(pooled && { text_embeds: pooled }),
    time_ids: ids,
  };
};
