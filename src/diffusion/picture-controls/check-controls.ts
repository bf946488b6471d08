import { DiffusionError } from "../../domain/errors.ts";
import { type Message, say } from "../../words/index.ts";
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
    checkFraction("variation_strength", variation.strength);
    check(
      variation.seeds.length === seeds.length && variation.seeds.every(Number.isInteger),
      say("engine.variation-seeds"),
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
    say("engine.extension-whole", { margins }),
  );
  const whole = extendedSize(picture, extend ?? NOTHING);
  check(
    whole.width === width && whole.height === height,
    say("engine.initial-size", {
      given: `${whole.width}×${whole.height}`,
      wanted: `${width}×${height}`,
    }),
  );
  if (mask === undefined) return;
  check(
    mask.width === picture.width && mask.height === picture.height,
    say("engine.mask-size", {
      mask: `${mask.width}×${mask.height}`,
      picture: `${picture.width}×${picture.height}`,
    }),
  );
}

function checkHires(
  hires: HiresPass,
  initial: InitialPicture | undefined,
  { width, height }: Pick<GenerationJob, "width" | "height">,
): void {
  const { steps } = hires;
  checkFraction("hires_strength", hires.strength);
  check(
    steps === undefined || (Number.isInteger(steps) && steps >= 1),
    say("engine.hires-steps", { steps: steps ?? 0 }),
  );
  check(
    [hires.width, hires.height].every(Number.isInteger) &&
      hires.width >= width &&
      hires.height >= height,
    say("engine.hires-size", {
      from: `${width}×${height}`,
      to: `${hires.width}×${hires.height}`,
    }),
  );
  check(initial?.mask === undefined && initial?.extend === undefined, say("engine.hires-and-mask"));
}

/** Throws DiffusionError for a value outside of 0 to 1; an absent one is right. */
export function checkFraction(option: string, value: number | undefined): void {
  if (value === undefined) return;
  check(value >= 0 && value <= 1, say("engine.fraction-range", { option, value }));
}

/** Throws DiffusionError (stage `options`) with this sentence where the condition does not hold. */
export function check(condition: boolean, message: Message): asserts condition {
  if (!condition) throw new DiffusionError("options", message);
}
