import { withAddedWords } from "../../domain/added-words.ts";
import { RefusedError } from "../../domain/errors.ts";
import type { Draft, GenerationRequest, Size } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { GenerationPlan, ImageModel } from "../../providers/image-model.ts";
import { say } from "../../words/index.ts";
import type { Bounds } from "../policy/rules.ts";

/** Sides are brought to multiples of this, which every model takes. */
const STEP = 8;

/** An enlargement by less is none. */
const LEAST_FACTOR = 1.05;

/** What will be drawn, and what of it is less than was asked. */
export interface Bounded {
  readonly request: GenerationRequest;
  readonly plan: GenerationPlan;
  readonly warnings: readonly Warning[];
}

/** A draft of at most as many pictures as somebody may order at once. */
export function withinCount(
  draft: Draft,
  { mostPictures, picturesSetBy: setBy }: Bounds,
): { readonly draft: Draft; readonly warnings: readonly Warning[] } {
  const { count: asked } = draft;
  if (mostPictures === undefined || asked <= mostPictures) return { draft, warnings: [] };
  const message = say("rules.fewer-pictures", { count: mostPictures, asked, setBy });
  return { draft: { ...draft, count: mostPictures }, warnings: [warning("count", message)] };
}

/**
 * Plans a request so that no picture of it is larger than allowed, in either direction: what would
 * be is made smaller, an enlargement and a second pass too, and a warning says so. Throws RefusedError
 * for what its model cannot make smaller, and what the model's plan throws.
 */
export async function planWithin(
  asked: GenerationRequest,
  model: ImageModel,
  bounds: Bounds,
): Promise<Bounded> {
  const { largestSize: largest, sizeSetBy: setBy } = bounds;
  const plan = await planOf(model, asked);
  const size = resultOf(plan.request);
  if (largest === undefined || size === undefined || isWithin(size, largest))
    return { request: asked, plan, warnings: [] };
  for (const smaller of ways(asked, plan.request, largest)) {
    const tried = await planOf(model, smaller);
    const used = resultOf(tried.request);
    if (used === undefined || !isWithin(used, largest)) continue;
    const names = { largest: textOf(largest), used: textOf(used), asked: textOf(size), setBy };
    const message = say("rules.made-smaller", names);
    return { request: smaller, plan: tried, warnings: [warning("size", message)] };
  }
  const words = { largest: textOf(largest), asked: textOf(size), model: model.name, setBy };
  throw new RefusedError("not-allowed", say("rules.cannot-be-smaller", words));
}

async function planOf(model: ImageModel, request: GenerationRequest): Promise<GenerationPlan> {
  const whole = withAddedWords(request);
  return await (model.planAhead?.(whole) ?? model.plan(whole));
}

/** The ways to ask for less, the mildest first. */
function ways(
  asked: GenerationRequest,
  planned: GenerationRequest,
  largest: Size,
): readonly GenerationRequest[] {
  const { hires, source } = asked;
  const base = drawnSize(planned);
  if (base === undefined) return [];
  const factor = Math.floor(fitting(base, largest) * 100) / 100;
  const size = shrunk(base, largest);
  const redrawn = { ...asked, hires: undefined, size };
  return [
    ...(hires !== undefined && factor >= LEAST_FACTOR
      ? [{ ...asked, hires: { ...hires, factor } }]
      : []),
    ...(hires !== undefined && factor >= 1 ? [{ ...asked, hires: undefined }] : []),
    // The size of what grows follows from its picture.
    ...(source?.extend === undefined ? [] : [{ ...asked, source: { ...source, fitInto: size } }]),
    redrawn,
    ...(source?.enlarge === undefined
      ? []
      : [
          { ...redrawn, source: { ...source, enlarge: undefined } },
          { ...redrawn, size: undefined, source: { ...source, enlarge: undefined } },
        ]),
  ];
}

/** The size of the pictures that a planned request makes; undefined where only its model knows. */
export function resultOf(planned: GenerationRequest): Size | undefined {
  const size = drawnSize(planned);
  const { factor = 1 } = planned.hires ?? {};
  return (
    size && { width: Math.round(size.width * factor), height: Math.round(size.height * factor) }
  );
}

function drawnSize({ size, source }: GenerationRequest): Size | undefined {
  if (size !== undefined || source === undefined) return size;
  const { width, height, enlarge = 1 } = source;
  return { width: width * enlarge, height: height * enlarge };
}

/** Whether a size is within another one, upright or lying: the longer side counts against the longer. */
export function isWithin(size: Size, largest: Size): boolean {
  return fitting(size, largest) >= 1;
}

/** By how much a size may grow until it is as large as allowed; below 1 it has to shrink. */
function fitting({ width, height }: Size, largest: Size): number {
  return Math.min(
    Math.min(largest.width, largest.height) / Math.min(width, height),
    Math.max(largest.width, largest.height) / Math.max(width, height),
  );
}

function shrunk({ width, height }: Size, largest: Size): Size {
  const factor = Math.min(1, fitting({ width, height }, largest));
  const fit = (length: number) => Math.max(STEP, Math.floor((length * factor) / STEP) * STEP);
  return { width: fit(width), height: fit(height) };
}

function textOf({ width, height }: Size): string {
  return `${width}×${height}`;
}
