/**
 * Splits a step from one sigma to another into a deterministic part (`down` to a lower sigma) and
 * fresh noise of deviation `up`, so that down² + up² = to²: k-diffusion's ancestral step.
 */
export function ancestralStep(from: number, to: number): { down: number; up: number } {
  const up = Math.sqrt((to ** 2 * (from ** 2 - to ** 2)) / from ** 2);
  return { down: Math.sqrt(Math.max(to ** 2 - up ** 2, 0)), up };
}
