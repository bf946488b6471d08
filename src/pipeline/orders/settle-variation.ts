import { DEFAULT_VARIATION_STRENGTH, type Variation } from "../../domain/picture-options.ts";
import type { Draft } from "../../domain/request.ts";

/**
 * A variation with everything settled: a seed that is absent is drawn, the strength is the usual one
 * unless somebody says otherwise. One of no strength is none, so that its pictures get seeds of
 * their own like all others.
 */
export function settleVariation(
  asked: Draft["variation"],
  draw: () => number,
): Variation | undefined {
  if (asked === undefined || asked.strength === 0) return undefined;
  const { seed = draw(), strength = DEFAULT_VARIATION_STRENGTH } = asked;
  return { seed, strength };
}
