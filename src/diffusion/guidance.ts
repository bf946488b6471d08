import { combine, type Tensor } from "./tensor.ts";

/**
 * Classifier-free guidance (Ho & Salimans, 2022): away from the unconditional prediction, towards
 * and past the conditional one. Scale 1 gives the conditional one back.
 */
export function guide(unconditional: Tensor, conditional: Tensor, scale: number): Tensor {
  return combine([1 - scale, unconditional], [scale, conditional]);
}

/**
 * Brings a guided prediction back to the deviation of the conditional one, and mixes that with
 * what it was: section 3.4 of "Common Diffusion Noise Schedules and Sample Steps are Flawed"
 * (Lin et al., 2023). `amount` 0 changes nothing, 1 rescales wholly.
 */
export function rescaleGuidance(guided: Tensor, conditional: Tensor, amount: number): Tensor {
  if (amount === 0) return guided;
  const ratio = deviation(conditional.data) / deviation(guided.data);
  return combine([amount * ratio + 1 - amount, guided]);
}

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  // Torch's `std` divides by n − 1.
  return Math.sqrt(squares / (values.length - 1));
}
