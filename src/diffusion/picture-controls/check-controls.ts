import { DiffusionError } from "../../domain/errors.ts";
import type { GenerationJob, HiresPass, InitialPicture } from "../job.ts";
import { extendedSize } from "./extend-picture.ts";

const NOTHING = { left: 0, right: 0, up: 0, down: 0 };

/**
 * Checks a job's mask, extension, variation and second pass. Throws DiffusionError (stage
 * `options`) with one sentence about the first thing that is wrong.
 */
export function checkControls({ initial, variation, hires, seeds, ...job }: GenerationJob): void {
  if (initial !== undefined) checkInitial(initial, job);
  if (variation !== undefined) {
    checkFraction("The variation strength", variation.strength);
    check(
      variation.seeds.length === seeds.length && variation.seeds.every(Number.isInteger),
      "Each picture needs a variation seed of its own, a whole number.",
    );
  }
  if (hires !== undefined) checkHires(hires, initial, job);
}

function checkInitial(
  { picture, mask, extend }: InitialPicture,
  { width, height }: Pick<GenerationJob, "width" | "height">,
): void {
  const margins = Object.values(extend ?? NOTHING);
  check(
    margins.every((margin) => Number.isInteger(margin) && margin >= 0),
    `A picture is extended by whole pixels from 0, not by ${margins.join(", ")}.`,
  );
  const whole = extendedSize(picture, extend ?? NOTHING);
  check(
    whole.width === width && whole.height === height,
    `The initial picture is ${whole.width}×${whole.height}, but ${width}×${height} is wanted; fit it first.`,
  );
  if (mask === undefined) return;
  check(
    mask.width === picture.width && mask.height === picture.height,
    `The mask is ${mask.width}×${mask.height}, but the picture ${picture.width}×${picture.height}; fit it first.`,
  );
}

function checkHires(
  hires: HiresPass,
  initial: InitialPicture | undefined,
  { width, height }: Pick<GenerationJob, "width" | "height">,
): void {
  const { steps } = hires;
  checkFraction("The strength of the second pass", hires.strength);
  check(
    steps === undefined || (Number.isInteger(steps) && steps >= 1),
    `The second pass takes a whole number of steps from 1, not ${steps}.`,
  );
  check(
    [hires.width, hires.height].every(Number.isInteger) &&
      hires.width >= width &&
      hires.height >= height,
    `The second pass enlarges ${width}×${height}, so it cannot end at ${hires.width}×${hires.height}.`,
  );
  check(
    initial?.mask === undefined && initial?.extend === undefined,
    "A picture of which a part stays as it is cannot be enlarged by a second pass; leave one out.",
  );
}

function checkFraction(what: string, value: number): void {
  check(value >= 0 && value <= 1, `${what} must be a number from 0 to 1, not ${value}.`);
}

function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new DiffusionError("options", message);
}
