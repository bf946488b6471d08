import type { ModelCapabilities } from "../capabilities.ts";
import type { KindFacts } from "./kinds/kind.ts";

/**
 * The bounds of a number that are offered: the lowest and the highest value that any model takes.
 * Where they come from nowhere, and where no model has the option, they are fixed.
 */
export function offeredRange(
  { min, max, range }: Extract<KindFacts, { readonly min: number }>,
  models: readonly ModelCapabilities[],
): { readonly min: number; readonly max: number } {
  if (range === undefined) return { min, max };
  const own = models.map(range.of).filter((each) => each !== undefined);
  const all = own.length === 0 ? [range.otherwise] : own;
  return {
    min: Math.min(...all.map((each) => each.min)),
    max: Math.max(...all.map((each) => each.max)),
  };
}
