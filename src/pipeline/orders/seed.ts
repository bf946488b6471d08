import { randomInt } from "node:crypto";
import { MAX_PICTURES, MAX_SEED } from "../../domain/limits.ts";

const MILLION = 1_000_000;
/** `randomInt` draws from ranges below 2^48 only. */
const RANDOM_INT_RANGE = 2 ** 48 - 1;

/**
 * Draws a seed that is uniform over 0..`largest`, from the system's secure source.
 * `largest` is at most MAX_SEED.
 */
export function drawSeed(largest: number): number {
  if (largest < RANDOM_INT_RANGE) return randomInt(largest + 1);
  // Two draws make one uniform number below 10^15; what lies above `largest` is drawn again.
  for (;;) {
    const seed = randomInt((MAX_SEED + 1) / MILLION) * MILLION + randomInt(MILLION);
    if (seed <= largest) return seed;
  }
}

/**
 * The largest seed to draw for a model, so that all pictures of a request (the first one's seed
 * plus their position) stay within what the model takes.
 */
export function largestFirstSeed(maxSeed: number): number {
  return Math.max(0, Math.min(maxSeed, MAX_SEED) - (MAX_PICTURES - 1));
}
