import { combine, row, type Tensor } from "./tensor.ts";

/** How far a picture that is edited by instruction keeps to the one it was: diffusers' default. */
const IMAGE_GUIDANCE = 1.5;

/** What of a job decides about guiding. */
export interface GuidanceScales {
  readonly guidanceScale: number;
  readonly guidanceRescale?: number | undefined;
}

/**
 * The prediction that is followed, from those of a run's rows: one is taken as it is, of two the
 * first is the unconditional one. Three are those of InstructPix2Pix (Brooks et al., 2022, equation
 * 3): with prompt and picture, with the picture alone, with neither.
 */
export function guidePredictions(
  predictions: Tensor,
  { guidanceScale, guidanceRescale = 0 }: GuidanceScales,
): Tensor {
  const rows = predictions.dims[0] ?? 1;
  if (rows === 1) return predictions;
  if (rows === 2) {
    const [unconditional, conditional] = [row(predictions, 0), row(predictions, 1)];
    const guided = guide(unconditional, conditional, guidanceScale);
    return rescaleGuidance(guided, conditional, guidanceRescale);
  }
  const [told, shown, neither] = [row(predictions, 0), row(predictions, 1), row(predictions, 2)];
  return combine(
    [guidanceScale, told],
    [IMAGE_GUIDANCE - guidanceScale, shown],
    [1 - IMAGE_GUIDANCE, neither],
  );
}

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
