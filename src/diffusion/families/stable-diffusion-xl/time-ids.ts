import { concatenate, type Tensor, tensor } from "../../tensor.ts";

/** How much people are to like the picture, and the one it moves away from: the refiner's defaults. */
const AESTHETIC_SCORE = 6;
const NEGATIVE_AESTHETIC_SCORE = 2.5;

/**
 * What SDXL is told about the picture's making: the size of the original, the corner where it was
 * cropped, and the size that is wanted; the refiner an aesthetic score in place of the last
 * ("SDXL", Podell et al., 2023, section 2.2). Gives a row for each prompt, [prompts, count], and guided
 * the negative prompt's before them. Pictures are drawn as uncropped originals.
 */
export function timeIdsFor(
  { width, height }: { readonly width: number; readonly height: number },
  count: 5 | 6,
  isGuided: boolean,
  prompts = 1,
): Tensor {
  const row = (score: number) =>
    tensor(Float32Array.from([height, width, 0, 0, ...(count === 5 ? [score] : [height, width])]), [
      1,
      count,
    ]);
  const positive = Array.from({ length: prompts }, () => row(AESTHETIC_SCORE));
  return concatenate(isGuided ? [row(NEGATIVE_AESTHETIC_SCORE), ...positive] : positive);
}
