import { UserError } from "../domain/errors.ts";
import type { Size } from "../domain/request.ts";

const LARGEST_SIDE = 8192;

/**
 * Reads a size: "768x512" (also ×, *, spaces), or one number for a square. Pixels, 1 to 8192 a
 * side; what the model makes of it is the model's plan. Throws UserError "invalid-option".
 */
export function parseSize(text: string): Size {
  const match = /^\s*(\d{1,5})\s*(?:px)?\s*(?:[x×*]\s*(\d{1,5})\s*(?:px)?\s*)?$/iu.exec(text);
  const width = Number(match?.[1]);
  const height = Number(match?.[2] ?? match?.[1]);
  if (![width, height].every((side) => side >= 1 && side <= LARGEST_SIDE))
    throw new UserError(
      "invalid-option",
      "I can't read that size. Write width x height in pixels, such as `768x512`.",
    );
  return { width, height };
}
