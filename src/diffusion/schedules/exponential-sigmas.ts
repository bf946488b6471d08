/** Sigmas evenly spaced in their logarithm, from `max` down to `min`, as in k-diffusion. */
export function exponentialSigmas(count: number, min: number, max: number): number[] {
  const [from, to] = [Math.log(max), Math.log(min)];
  return Array.from({ length: count }, (_, index) => {
    const ramp = count === 1 ? 0 : index / (count - 1);
    return Math.exp(from + ramp * (to - from));
  });
}
