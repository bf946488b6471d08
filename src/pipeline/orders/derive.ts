import { choosingSeed } from "../../domain/choosing-seed.ts";
import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { Job, Picture } from "../../domain/job.ts";
import { type Draft, requestOfPicture } from "../../domain/request.ts";
import { missingPositions } from "../../domain/job-pictures.ts";

/** How far a variation may move away from its original. */
export type Variation = "subtle" | "strong";

const usualStrengths: Readonly<Record<Variation, number>> = { subtle: 0.35, strong: 0.7 };

/** What belongs to the drawing of a picture, and not to what is made of it afterwards. */
const ANEW = { size: undefined, variation: undefined, hires: undefined };

/** Enough to draw the detail that enlarging cannot know, too little to change the picture. */
const UPSCALE_STRENGTH = 0.25;

/**
 * V: variations of one picture of a job (position from 0), by img2img with a new seed and the
 * job's own words and options. The size follows the original. `strengths` are those that the job's
 * model names. Subtle keeps what a seed chose among the model's words, strong lets the new one choose.
 * Throws UserError "no-picture" when the job has no such picture.
 */
export function vary(
  job: Pick<Job, "request" | "pictures">,
  position: number,
  variation: Variation,
  strengths: Readonly<Record<Variation, number>> = usualStrengths,
): Draft {
  const { hash, width, height, seed } = pictureAt(job, position);
  const source = { picture: hash, width, height, strength: strengths[variation] };
  const wordsSeed = variation === "strong" ? "own" : choosingSeed(job.request, seed);
  return { ...job.request, ...ANEW, seed: undefined, source, wordsSeed };
}

/**
 * U: one picture alone at twice the size: enlarged, and redrawn with low strength from its own
 * seed. Throws UserError "no-picture" when the job has no such picture.
 */
export function upscale(job: Job, position: number): Draft {
  const { hash, width, height, seed } = pictureAt(job, position);
  const source = { picture: hash, width, height, strength: UPSCALE_STRENGTH, enlarge: 2 as const };
  const wordsSeed = choosingSeed(job.request, seed);
  return { ...job.request, ...ANEW, count: 1, seed, source, wordsSeed };
}

/**
 * Reroll: the same order with a new seed; one that started from a picture starts from it again.
 * Variations of a seed stay near it: they get a new variation seed instead.
 */
export function reroll(job: Job): Draft {
  const { variation } = job.request;
  if (variation === undefined) return { ...job.request, seed: undefined };
  return { ...job.request, variation: { strength: variation.strength } };
}

/** Repeat: the same order with the same seed, which draws the same again. */
export function repeat(job: Job): Draft {
  return { ...job.request };
}

/** Edit: the same order, seed included, with what was changed. */
export function edit(job: Job, changes: Partial<Draft>): Draft {
  return { ...job.request, ...changes };
}

/**
 * Try again: the order once more, only for the pictures that are missing. They keep their seeds
 * where these follow one another; otherwise new seeds are drawn, since a draft has only one.
 */
export function retry(job: Job): Draft {
  const missing = missingPositions(job);
  const first = missing[0] ?? 0;
  const count = missing.length === 0 ? job.request.count : missing.length;
  const inARow = missing.every((position, index) => position === first + index);
  const { variation } = job.request;
  if (inARow) return { ...requestOfPicture(job.request, first), count };
  return variation === undefined
    ? { ...job.request, count, seed: undefined }
    : { ...job.request, count, variation: { strength: variation.strength } };
}

/** A picture of a job by its position (from 0). Throws UserError "no-picture" when it has none there. */
export function pictureAt(job: Pick<Job, "pictures">, position: number): Picture {
  const picture = job.pictures.find((each) => each.position === position);
  if (picture !== undefined) return picture;
  throw new UserError("no-picture", say("orders.no-such-picture", { number: position + 1 }));
}
