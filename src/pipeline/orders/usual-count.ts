import { MAX_PICTURES } from "../../domain/limits.ts";
import type { Studio } from "../studio.ts";

/**
 * How many pictures an order makes when nobody says: four to choose from where they cost only time,
 * and one where each may cost money. `modelId` absent means the default model.
 */
export function usualCount(studio: Pick<Studio, "model" | "models">, modelId?: string): number {
  const model = modelId === undefined ? studio.models[0] : studio.model(modelId);
  return model?.paid === false ? MAX_PICTURES : 1;
}
