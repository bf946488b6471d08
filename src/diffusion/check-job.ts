import { DiffusionError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import type { ModelDescription } from "./description/model-description.ts";
import type { GenerationJob } from "./job.ts";
import { check, checkControls, checkFraction } from "./picture-controls/check-controls.ts";
import { negativePromptProblem, promptProblem } from "./prompt/prompt-problem.ts";
import { samplers } from "./samplers/index.ts";
import { resolveSampler } from "./samplers/resolve-sampler.ts";

const MAX_GUIDANCE = 100;
/** Latents a side below which no model draws anything. */
const FEWEST_LATENTS = 8;

/**
 * Checks a job against its model before anything is loaded. Throws DiffusionError (stage
 * `options`) with one sentence about the first thing that is wrong and what is allowed.
 */
export function checkJob(job: GenerationJob, model: ModelDescription): void {
  const { steps, guidanceScale, seeds, initial } = job;
  const { name } = model;
  const most = model.scheduler.trainingSteps;
  check(
    Number.isInteger(steps) && steps >= 1 && steps <= most,
    say("engine.steps-range", { most, steps }),
  );
  check(
    guidanceScale >= 0 && guidanceScale <= MAX_GUIDANCE,
    say("engine.guidance-range", { most: MAX_GUIDANCE, scale: guidanceScale }),
  );
  checkSize(job, model);
  check(seeds.length > 0, say("engine.no-seed"));
  for (const seed of seeds) check(Number.isInteger(seed), say("engine.seed-whole", { seed }));
  const problem = promptProblem(job.prompt) ?? negativePromptProblem(job.negativePrompt ?? "");
  if (problem !== undefined) throw new DiffusionError("options", problem);
  checkFraction("eta", job.eta);
  checkFraction("guidance_rescale", job.guidanceRescale);
  checkScheduler(job, model);
  checkControls(job);
  check(
    job.hires === undefined || model.extraChannels === "none",
    say("engine.hires-not-by-this", { name }),
  );
  checkFraction("high_noise_fraction", job.refiner?.highNoiseFraction);
  if (initial === undefined) {
    check(model.beginsPictures, say("engine.begins-none", { name }));
    return;
  }
  check(model.imageToImage, say("engine.no-encoder", { name }));
  checkFraction("strength", initial.strength);
}

/**
 * Checks that a refiner can take over from a model. Throws DiffusionError when it is none, or
 * works on other latents.
 */
export function checkRefiner(refiner: ModelDescription, base: ModelDescription): void {
  check(refiner.timeIds !== undefined, say("engine.no-refiner", { name: refiner.name }));
  check(
    base.timeIds !== undefined &&
      base.latentChannels === refiner.latentChannels &&
      base.latentScale === refiner.latentScale,
    say("engine.refiner-does-not-fit", { refiner: refiner.name, base: base.name }),
  );
}

function checkSize({ width, height }: GenerationJob, model: ModelDescription): void {
  const { fixed, latentScale, name } = model;
  const least = {
    width: (fixed.denoiser?.width ?? FEWEST_LATENTS) * latentScale,
    height: (fixed.denoiser?.height ?? FEWEST_LATENTS) * latentScale,
  };
  const areWhole = Number.isInteger(width) && Number.isInteger(height);
  check(
    areWhole && width >= least.width && height >= least.height,
    say("engine.size-least", {
      name,
      asked: `${width}×${height}`,
      least: `${least.width}×${least.height}`,
    }),
  );
  const most = model.largestSide ?? Infinity;
  check(
    Math.max(width, height) <= most,
    say("engine.size-most", { name, asked: `${width}×${height}`, most }),
  );
}

function checkScheduler({ scheduler, sigmas }: GenerationJob, model: ModelDescription): void {
  if (scheduler === undefined) return;
  const sampler = resolveSampler(scheduler)?.sampler;
  if (sampler === undefined) {
    const known = samplers.map(({ name }) => name);
    throw new DiffusionError("options", say("engine.scheduler-not-known", { scheduler, known }));
  }
  const suiting = model.schedulers;
  check(
    suiting.includes(sampler.name),
    say("engine.scheduler-not-suiting", { name: model.name, suiting, scheduler }),
  );
  check(
    sigmas === undefined || sampler.takesSigmas,
    say("engine.scheduler-without-sigmas", { scheduler: sampler.name }),
  );
}
