import type { Job } from "./job.ts";
import { requestOfPicture } from "./request.ts";

/**
 * The variation seed from which the picture at a position (from 0) repeats alone, beside its seed;
 * undefined for a job without variation, and where its model left the variation out with a warning.
 */
export function variationSeedOf(
  { request, warnings }: Pick<Job, "request" | "warnings">,
  position: number,
): number | undefined {
  const isLeftOut = warnings.some(({ option }) => option === "variation_strength");
  return isLeftOut ? undefined : requestOfPicture(request, position).variation?.seed;
}
