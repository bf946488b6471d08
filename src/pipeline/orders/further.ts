import { choosingSeed } from "../../domain/choosing-seed.ts";
import type { ExtensionWish } from "../../domain/extension-wish.ts";
import type { Job } from "../../domain/job.ts";
import { type Draft, requestOfPicture, type Size, type Source } from "../../domain/request.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { AbleModel } from "./abilities.ts";
import { pictureAt } from "./derive.ts";

/** By how much a picture grows towards the side in which the view is moved. */
const PANNED = 0.5;

/** Less than this is not worth a second pass. */
const LEAST_FACTOR = 1.1;

/** Sides of a picture, as the buttons name them. */
export type Side = keyof ExtensionWish;

/** A draft that starts from a picture. */
export type FurtherDraft = Draft & { readonly source: Source };

/**
 * What goes on from one picture of a job (position from 0) with a new seed, at the picture's own size:
 * the job's words, and its settings where the same model draws; another model's would mean something
 * else there. Throws UserError "no-picture" when the job has no such picture.
 */
export function further(
  job: Job,
  position: number,
  { model: { id: model }, isOwn }: Pick<AbleModel, "model" | "isOwn">,
): FurtherDraft {
  const { hash, width, height, seed } = pictureAt(job, position);
  const source = { picture: hash, width, height };
  const { prompt, negativePrompt, count, private: isPrivate, spoiler } = job.request;
  if (!isOwn) return { prompt, negativePrompt, count, private: isPrivate, spoiler, model, source };
  return {
    ...job.request,
    seed: undefined,
    size: undefined,
    variation: undefined,
    hires: undefined,
    // They were made for the whole of another picture.
    references: undefined,
    control: undefined,
    source,
    wordsSeed: choosingSeed(job.request, seed),
  };
}

/** More room all around, so that the whole is `factor` times as wide and as high. */
export function zoomedOut(factor: number): ExtensionWish {
  const share = (factor - 1) / 2;
  return { left: { share }, right: { share }, up: { share }, down: { share } };
}

/** More room at one side. */
export function panned(side: Side): ExtensionWish {
  return { [side]: { share: PANNED } };
}

/** More room at both ends of the shorter side, up to a square; undefined for what is one. */
export function squared({ width, height }: Size): ExtensionWish | undefined {
  const missing = Math.abs(width - height);
  if (missing === 0) return undefined;
  const [first, second] = [Math.floor(missing / 2), Math.ceil(missing / 2)];
  return width < height
    ? { left: { pixels: first }, right: { pixels: second } }
    : { up: { pixels: first }, down: { pixels: second } };
}

/**
 * One picture of a job drawn once more from its own seed, with a second pass at a larger size.
 * Undefined where its model makes none of it, or cannot draw it larger.
 */
export function withSecondPass(
  job: Job,
  position: number,
  model: Pick<ImageModel, "capabilities"> | undefined,
): Draft | undefined {
  const { hires, source } = job.request;
  const { hires: range, sizes } = model?.capabilities ?? {};
  const isLaidOut =
    source?.mask !== undefined || source?.extend !== undefined || source?.enlarge !== undefined;
  if (range === undefined || hires !== undefined || isLaidOut) return undefined;
  const { width, height } = pictureAt(job, position);
  const most = Math.min(range.max, (sizes?.max ?? Infinity) / Math.max(width, height));
  const factor = Math.floor(Math.min(range.default, most) * 100) / 100;
  if (factor < LEAST_FACTOR) return undefined;
  return { ...requestOfPicture(job.request, position), count: 1, hires: { factor } };
}
