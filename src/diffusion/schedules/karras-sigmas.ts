const RHO = 7;

/**
 * Sigmas evenly spaced in their seventh root, from `max` down to `min`: equation 5 of "Elucidating
 * the Design Space of Diffusion-Based Generative Models" (Karras et al., 2022).
 */
export function karrasSigmas(count: number, min: number, max: number): number[] {
  const [from, to] = [max ** (1 / RHO), min ** (1 / RHO)];
  return Array.from({ length: count }, (_, index) => {
    const ramp = count === 1 ? 0 : index / (count - 1);
    return (from + ramp * (to - from)) ** RHO;
  });
}
