import { DiffusionError } from "../domain/errors.ts";
import type { ModelDescription } from "./description/model-description.ts";
import type { GenerationJob } from "./job.ts";
import { checkControls } from "./picture-controls/check-controls.ts";
import { promptProblem } from "./prompt/prompt-problem.ts";
import { samplers } from "./samplers/index.ts";
import { resolveSampler } from "./samplers/resolve-sampler.ts";

const MAX_GUIDANCE = 100;

/**
 * Checks a job against its model before anything is loaded. Throws DiffusionError (stage
 * `options`) with one sentence about the first thing that is wrong and what is allowed.
 */
export function checkJob(job: GenerationJob, model: ModelDescription): void {
  const { steps, guidanceScale, width, height, seeds, initial } = job;
  const most = model.scheduler.trainingSteps;
  check(
    Number.isInteger(steps) && steps >= 1 && steps <= most,
    `Steps must be a whole number from 1 to ${most}, not ${steps}.`,
  );
  check(
    guidanceScale >= 0 && guidanceScale <= MAX_GUIDANCE,
    `The guidance scale must be a number from 0 to ${MAX_GUIDANCE}, not ${guidanceScale}.`,
  );
  checkSize(width, height, model);
  check(seeds.length > 0, "At least one seed is needed: one picture is drawn for each.");
  for (const seed of seeds) {
    check(Number.isInteger(seed), `A seed must be a whole number, not ${seed}.`);
  }
  for (const text of [job.prompt, job.negativePrompt ?? ""]) {
    const problem = promptProblem(text);
    check(problem === undefined, problem ?? "");
  }
  checkFraction("Eta", job.eta);
  checkFraction("The guidance rescale", job.guidanceRescale);
  checkScheduler(job, model);
  checkControls(job);
  checkFraction("The high-noise fraction", job.refiner?.highNoiseFraction);
  if (initial === undefined) {
    const begins = model.family !== "stable-diffusion-xl-refiner";
    check(begins, `${model.name} finishes pictures and begins none; give it one to start from.`);
    return;
  }
  check(model.imageToImage, `${model.name} has no encoder, so it cannot start from a picture.`);
  checkFraction("The strength", initial.strength);
}

/**
 * Checks that a refiner can take over from a model. Throws DiffusionError when it is none, or
 * works on other latents.
 */
export function checkRefiner(refiner: ModelDescription, base: ModelDescription): void {
  check(refiner.timeIds !== undefined, `${refiner.name} is no refiner; choose a refiner of SDXL.`);
  check(
    base.timeIds !== undefined &&
      base.latentChannels === refiner.latentChannels &&
      base.latentScale === refiner.latentScale,
    `${refiner.name} cannot refine what ${base.name} draws: their latents differ.`,
  );
}

function checkSize(width: number, height: number, model: ModelDescription): void {
  const multiple = model.latentScale;
  const least = {
    width: (model.fixed.denoiser?.width ?? 8) * multiple,
    height: (model.fixed.denoiser?.height ?? 8) * multiple,
  };
  const areWhole = Number.isInteger(width) && Number.isInteger(height);
  check(
    areWhole && width >= least.width && height >= least.height,
    `A picture of ${width}×${height} is not possible; ${model.name} takes whole pixels from ${least.width}×${least.height} up.`,
  );
}

function checkScheduler({ scheduler, sigmas }: GenerationJob, model: ModelDescription): void {
  if (scheduler === undefined) return;
  const resolved = resolveSampler(scheduler);
  check(
    model.family !== "latent-consistency" || resolved?.sampler.name === "LCM",
    `${model.name} is a latent consistency model: it takes the scheduler LCM only, not ${scheduler}.`,
  );
  check(
    resolved !== undefined,
    `The scheduler "${scheduler}" is unknown; choose ${samplers.map(({ name }) => name).join(", ")}.`,
  );
  check(
    sigmas === undefined || resolved.sampler.takesSigmas,
    `${resolved?.sampler.name ?? scheduler} walks through training timesteps and takes no sigmas; leave them out.`,
  );
}

function checkFraction(what: string, value: number | undefined): void {
  if (value === undefined) return;
  check(value >= 0 && value <= 1, `${what} must be a number from 0 to 1, not ${value}.`);
}

function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new DiffusionError("options", message);
}
