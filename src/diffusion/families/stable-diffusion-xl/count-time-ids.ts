import { findPort, fixedLength } from "../../description/model-graphs.ts";
import type { ModelParts } from "../../description/model-parts.ts";

/** A graph is usually fixed to the number of its time ids; else model_index.json tells it. */
export function countTimeIds(parts: ModelParts, { usually }: { readonly usually: 5 | 6 }): 5 | 6 {
  const count = fixedLength(findPort(parts.graph("unet").inputs, "time_ids"), 1);
  if (count === 5 || count === 6) return count;
  const hasScore = parts.index.requires_aesthetics_score ?? usually === 5;
  return hasScore ? 5 : 6;
}
