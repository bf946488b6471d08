/** Both shape parameters of "Beta Sampling is All You Need" (Lee et al., 2024). */
const SHAPE = 0.6;
const BISECTIONS = 60;

/**
 * Sigmas whose spacing follows the quantiles of a Beta(0.6, 0.6) distribution, from `max` down to
 * `min`: denser at both ends than in the middle.
 */
export function betaSigmas(count: number, min: number, max: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const probability = count === 1 ? 1 : 1 - index / (count - 1);
    return min + betaQuantile(probability) * (max - min);
  });
}

/** The point below which a Beta(0.6, 0.6) variable lies with `probability`; by bisection. */
function betaQuantile(probability: number): number {
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  // The distribution is symmetric, and the series converges fast only up to the middle.
  if (probability > 0.5) return 1 - betaQuantile(1 - probability);
  let [low, high] = [0, 0.5];
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (low + high) / 2;
    if (lowerHalf(middle) / (2 * lowerHalf(0.5)) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The unnormalised incomplete beta integral from 0 to x ≤ 1/2, by its power series. */
function lowerHalf(x: number): number {
  let coefficient = 1;
  let sum = 0;
  for (let term = 0; term < 80; term += 1) {
    sum += (coefficient * x ** (term + SHAPE)) / (term + SHAPE);
    coefficient *= (term + 1 - SHAPE) / (term + 1);
  }
  return sum;
}
