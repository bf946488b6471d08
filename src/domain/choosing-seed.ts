import type { GenerationRequest } from "./request.ts";

/**
 * The seed that chooses among a model's words for a picture whose own seed is given: the one that was
 * chosen with, where the request keeps it. Undefined where none chooses, as over a picture that somebody
 * gave.
 */
export function choosingSeed(
  { wordsSeed, source }: Pick<GenerationRequest, "wordsSeed" | "source">,
  seed: number,
): number | undefined {
  if (typeof wordsSeed === "number") return wordsSeed;
  return source !== undefined && wordsSeed === undefined ? undefined : seed;
}
