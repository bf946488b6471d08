/** The exponent of Karras et al., which nearly every model is walked with. */
const USUAL_RHO = 7;

/**
 * Sigmas evenly spaced in their root of degree `rho`, from `max` down to `min`: equation 5 of "Elucidating
 * the Design Space of Diffusion-Based Generative Models" (Karras et al., 2022).
 */
export function karrasSigmas(count: number, min: number, max: number, rho = USUAL_RHO): number[] {
  const [from, to] = [max ** (1 / rho), min ** (1 / rho)];
  return Array.from({ length: count }, (_, index) => {
    const ramp = count === 1 ? 0 : index / (count - 1);
    return (from + ramp * (to - from)) ** rho;
  });
}
