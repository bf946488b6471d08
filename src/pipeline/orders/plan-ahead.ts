import { isDeepStrictEqual } from "node:util";
import { withAddedWords } from "../../domain/added-words.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { ImageModel } from "../../providers/image-model.ts";

/**
 * The model as it plans this request: where another process draws with it, that one is asked first.
 * Throws what the plan throws.
 */
export async function knowingPlan(
  model: ImageModel,
  request: GenerationRequest,
): Promise<ImageModel> {
  const asked = withAddedWords(request);
  const ahead = await model.planAhead?.(asked);
  if (ahead === undefined) return model;
  return {
    ...model,
    plan: (other) => (isDeepStrictEqual(other, asked) ? ahead : model.plan(other)),
  };
}
