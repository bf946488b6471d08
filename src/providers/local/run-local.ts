import type { Engine } from "../../diffusion/engine.ts";
import type { EngineEvent, GenerationJob } from "../../diffusion/job.ts";
import type { RgbPicture } from "../../diffusion/picture.ts";
import { sigmaSpacings } from "../../diffusion/schedules/sigma-spacing.ts";
import type { Tensor } from "../../diffusion/tensor.ts";
import { DiffusionError } from "../../domain/errors.ts";
import { isOptionName } from "../../domain/options/table.ts";
import { say } from "../../words/index.ts";
import { type GenerationRequest, requestOfPicture, type Size } from "../../domain/request.ts";
import type { PixelPicture } from "../../domain/pixels.ts";
import type {
  GenerationContext,
  GenerationEvent,
  GenerationPlan,
  Latents,
} from "../image-model.ts";
import { laySizes, laySource } from "./lay-source.ts";
import type { LocalModel } from "./plan-local.ts";
import { findRefiner } from "./settle-refiner.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import { wordingOfPicture } from "../../domain/plan.ts";
import type { Wording } from "../../domain/wording.ts";

/**
 * Draws the pictures of a plan that are not there yet. Yields progress with previews, and each
 * picture as soon as it is finished. Throws DiffusionError, and the signal's reason when aborted.
 */
export async function* runLocal(
  engine: Engine,
  model: LocalModel,
  plan: GenerationPlan,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { request, calls } = plan;
  const positions = calls.flat().filter((position) => !context.finished.has(position));
  if (positions.length === 0) return;
  const { description } = model;
  const { defaults } = description;
  const { hires, ...canvas } = laySizes(request, description);
  const { variation } = request;
  const wordingAt = (position: number) => wordingOfPicture(plan, position) ?? request;
  const common = {
    folder: description.folder,
    ...canvas,
    steps: request.steps ?? defaults.steps,
    guidanceScale: request.guidanceScale ?? defaults.guidanceScale,
    guidanceRescale: request.guidanceRescale,
    scheduler: request.scheduler,
    sigmas: sigmaSpacings.find((spacing) => spacing === request.sigmas),
    eta: request.eta,
    clipSkip: request.clipSkip,
    initial: await laySource(request, { canvas, strength: defaults.strength }, context),
    hires,
    refiner: refinerOf(request, model),
    loras: lorasOf(request, model),
    control: await controlOf(request, model, { canvas, context }),
    wantLatents: context.keepLatents !== undefined,
  };
  let made = context.finished.size;
  for (const { words, together } of alike(positions, wordingAt)) {
    const requests = together.map((position) => requestOfPicture(request, position));
    const { prompt, negativePrompt } = words;
    const job: GenerationJob = {
      ...common,
      prompt,
      negativePrompt,
      seeds: requests.map(({ seed }) => seed),
      variation: variation && {
        seeds: requests.map((each) => each.variation?.seed ?? variation.seed),
        strength: variation.strength,
      },
    };
    for await (const event of engine.generate(job, { signal: context.signal })) {
      if (event.type === "warning") {
        yield { type: "warning", warning: toWarning(event) };
        continue;
      }
      const position = together[event.index] ?? event.index;
      if (event.type === "progress") {
        const fraction = (made + event.fraction * together.length) / request.count;
        yield toProgress(event, position, Math.min(fraction, 1));
        continue;
      }
      if (event.latents !== undefined) context.keepLatents?.(position, toLatents(event.latents));
      yield { type: "picture", position, seed: event.seed, content: toPixels(event.picture) };
    }
    made += together.length;
  }
}

/** Positions in a row that are drawn from the same words. */
interface Alike {
  readonly words: Wording;
  readonly together: number[];
}

/** The positions, in their order, with the words that they are drawn from. */
function alike(positions: readonly number[], wordingAt: (position: number) => Wording): Alike[] {
  const rows: Alike[] = [];
  for (const position of positions) {
    const words = wordingAt(position);
    const row = rows.at(-1);
    if (row?.words.prompt === words.prompt) row.together.push(position);
    else rows.push({ words, together: [position] });
  }
  return rows;
}

function toWarning({ option, message }: EngineEvent & { readonly type: "warning" }): Warning {
  return warning(isOptionName(option) ? option : "model", message);
}

/** The refiner's folder and share. Throws DiffusionError when it was taken away meanwhile. */
function refinerOf(
  { refiner }: GenerationRequest,
  { description, refiners }: LocalModel,
): GenerationJob["refiner"] {
  if (!refiner?.on) return undefined;
  const found = findRefiner(refiners.fitting(description), refiner.model);
  if (found === undefined) {
    const name = refiner.model ?? "?";
    throw new DiffusionError("model", say("engine.refiner-gone", { name }));
  }
  const { highNoiseFraction: fraction } = refiner;
  return { folder: found.folder, highNoiseFraction: fraction === 1 ? undefined : fraction };
}

/** The ControlNet with its picture. Throws DiffusionError when it was taken away meanwhile. */
async function controlOf(
  { control }: GenerationRequest,
  { controls }: LocalModel,
  { canvas, context }: { readonly canvas: Size; readonly context: GenerationContext },
): Promise<GenerationJob["control"]> {
  if (control === undefined) return undefined;
  const { model: name, image, strength = 1, start = 0, end = 1 } = control;
  const found = controls.find(name);
  if (found === undefined) throw new DiffusionError("model", say("control.gone", { name }));
  const { width, height } = canvas;
  const target = { width, height, fit: "cover", format: "pixels" } as const;
  const picture = await context.picture(image.picture, target);
  return { path: found.path, picture, findsEdges: found.takesEdges, strength, start, end };
}

/** The files of the LoRAs. Throws DiffusionError when one was taken away meanwhile. */
function lorasOf(
  { loras }: GenerationRequest,
  { loras: known }: LocalModel,
): GenerationJob["loras"] {
  return loras?.map(({ name, weight }) => {
    const found = known.find(name);
    if (found === undefined) throw new DiffusionError("model", say("lora.gone", { name }));
    return { name, path: found.path, weight };
  });
}

function toProgress(
  { step, steps, preview }: EngineEvent & { readonly type: "progress" },
  position: number,
  fraction: number,
): GenerationEvent {
  return {
    type: "progress",
    fraction,
    position,
    step,
    steps,
    preview: preview && toPixels(preview),
  };
}

function toPixels({ data, width, height }: RgbPicture): PixelPicture {
  return { kind: "pixels", data, width, height };
}

function toLatents({ data, dims }: Tensor): Latents {
  const [, channels = 0, height = 0, width = 0] = dims;
  return { data, channels, height, width };
}
