import { combine, row, type Tensor } from "./tensor.ts";

/** How far a picture that is edited by instruction keeps to the one it was: diffusers' default. */
const IMAGE_GUIDANCE = 1.5;

/** What of a job decides about guiding. */
export interface GuidanceScales {
  readonly guidanceScale: number;
  readonly guidanceRescale?: number | undefined;
}

/** What the rows of a run are. */
export interface GuidedRows {
  /** Whether there is an unconditional row. */
  readonly isGuided: boolean;
  /** How strongly each prompt pulls. */
  readonly weights: readonly number[];
  /** Whether they are those of a network that edits by instruction. */
  readonly edits: boolean;
}

/**
 * The prediction that is followed, from those of a run's rows. Unguided it is the prompt's own.
 * Guided the first is the unconditional one, and each prompt's leads away from it by its weight times
 * the scale: composable diffusion (Liu et al., 2022). Three of an edit by instruction are those of
 * InstructPix2Pix (Brooks et al., 2022, equation 3): with prompt and picture, with the picture alone,
 * with neither.
 */
export function guidePredictions(
  predictions: Tensor,
  { guidanceScale, guidanceRescale = 0 }: GuidanceScales,
  { isGuided, weights, edits }: GuidedRows,
): Tensor {
  if (!isGuided) return predictions;
  if (edits) return instructed(predictions, guidanceScale);
  const unconditional = row(predictions, 0);
  const conditional = weights.map((_, index) => row(predictions, index + 1));
  const towards = (scale: number) =>
    compose(
      unconditional,
      conditional,
      weights.map((weight) => weight * scale),
    );
  // Without guidance, several prompts lead as far as their weights say.
  const guided = towards(Math.max(guidanceScale, 1));
  return guidanceRescale === 0 ? guided : rescaleGuidance(guided, towards(1), guidanceRescale);
}

function instructed(predictions: Tensor, guidanceScale: number): Tensor {
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
  return compose(unconditional, [conditional], [scale]);
}

function compose(
  unconditional: Tensor,
  conditional: readonly Tensor[],
  scales: readonly number[],
): Tensor {
  const kept = scales.reduce((rest, each) => rest - each, 1);
  return combine(
    [kept, unconditional],
    ...conditional.map((each, index) => [scales[index] ?? 0, each] as const),
  );
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
