import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { UserError } from "../../domain/errors.ts";
import type { GenerationRequest, Refiner, Source } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { GenerationPlan } from "../image-model.ts";
import type { SchedulerVocabulary } from "../schedulers.ts";
import { settleScheduler, settleStyle } from "./settle-choice.ts";
import { settleNumber } from "./settle-number.ts";
import { settleSize } from "./settle-size.ts";
import type { Warn } from "./warn.ts";

/** What planning needs to know of a remote model beside its capabilities. */
export interface PlannedModel {
  readonly id: string;
  readonly name: string;
  readonly capabilities: ModelCapabilities;
  readonly schedulerVocabulary: SchedulerVocabulary;
  readonly toleratedSchedulers?: readonly string[];
  /** Whether the refiner's share of the steps can be chosen. */
  readonly takesHighNoiseFraction?: boolean;
  /** Warnings that only this model knows, about the request as it will be sent. */
  readonly remarks?: (effective: GenerationRequest, warn: Warn) => void;
}

/**
 * Plans a request for a remote model: every option is brought into what the model takes, with a
 * warning wherever that differs from what was asked, and each picture becomes a call of its own,
 * so that it is delivered as it comes and repeats alone from its seed.
 * Throws UserError for a request that the model cannot do at all.
 */
export function planRequest(model: PlannedModel, asked: GenerationRequest): GenerationPlan {
  checkFeasible(model, asked);
  const { capabilities, name } = model;
  const warnings: Warning[] = [];
  const warn: Warn = (option, message) => warnings.push(warning(option, message));
  const number = (option: string, value: number | undefined, key: "steps" | "guidanceScale") =>
    settleNumber({ option, asked: value, range: capabilities[key], model: name }, warn);

  const request: GenerationRequest = {
    model: model.id,
    prompt: asked.prompt,
    negativePrompt: settleNegativePrompt(model, asked, warn),
    style: settleStyle(asked.style, capabilities.styles, name, warn),
    size: sizeOf(model, asked, warn),
    count: asked.count,
    seed: asked.seed,
    steps: number("steps", asked.steps, "steps"),
    guidanceScale: number("guidance", asked.guidanceScale, "guidanceScale"),
    scheduler: schedulerOf(model, asked, warn),
    refiner: refinerOf(model, asked.refiner, warn),
    source: asked.source && sourceOf(model, asked.source, warn),
  };
  warnOfEngineOptions(model, asked, warn);
  model.remarks?.(request, warn);
  return {
    request,
    warnings,
    calls: Array.from({ length: request.count }, (_, position) => [position]),
    cost: capabilities.price && capabilities.price.perPicture * request.count,
  };
}

function checkFeasible({ name, capabilities }: PlannedModel, asked: GenerationRequest): void {
  if (asked.source && !capabilities.imageToImage) {
    throw new UserError(
      "invalid-option",
      `${name} makes pictures from words only. Choose a model that can start from a picture.`,
    );
  }
  if (!asked.source && !capabilities.textToImage) {
    throw new UserError(
      "no-picture",
      `${name} changes a picture that is already there. Add one, or choose another model.`,
    );
  }
  if (asked.prompt.trim() === "") {
    throw new UserError(
      "invalid-option",
      `${name} needs a prompt. Say what the picture should show.`,
    );
  }
}

function settleNegativePrompt(
  { name, capabilities }: PlannedModel,
  asked: GenerationRequest,
  warn: Warn,
) {
  if (!asked.negativePrompt) return undefined;
  if (capabilities.negativePrompt) return asked.negativePrompt;
  warn("negative_prompt", `${name} takes no negative prompt: it was left out.`);
  return undefined;
}

function sizeOf({ name, capabilities }: PlannedModel, asked: GenerationRequest, warn: Warn) {
  if (capabilities.sizes) {
    return settleSize(asked.size, capabilities.sizes, asked.source, name, warn);
  }
  if (asked.size) {
    const { width, height } = asked.size;
    warn("size", `${name} keeps the source picture's size: ${width}×${height} is not honoured.`);
  }
  return undefined;
}

function schedulerOf(model: PlannedModel, asked: GenerationRequest, warn: Warn) {
  const { schedulers } = model.capabilities;
  if (!schedulers) {
    if (asked.scheduler) warn("scheduler", `${model.name} chooses its scheduler itself.`);
    return undefined;
  }
  const { schedulerVocabulary: vocabulary, toleratedSchedulers: tolerated = [] } = model;
  return settleScheduler(
    asked.scheduler,
    { list: schedulers, vocabulary, tolerated },
    model.name,
    warn,
  );
}

function refinerOf(model: PlannedModel, asked: Refiner | undefined, warn: Warn) {
  const { capabilities, name } = model;
  if (asked?.model !== undefined) {
    warn("refiner", `${name} brings its own refiner: ${asked.model} was not used.`);
  }
  if (!capabilities.refiner) {
    if (asked?.on) warn("refiner", `${name} has no refiner.`);
    if (asked?.highNoiseFraction !== undefined) {
      warn("high_noise_fraction", `${name} has no refiner, and so no share for it.`);
    }
    return undefined;
  }
  const on = asked?.on ?? (asked?.model !== undefined || capabilities.refiner.default);
  if (!model.takesHighNoiseFraction) {
    if (asked?.highNoiseFraction !== undefined) {
      warn("high_noise_fraction", `${name} divides the steps itself: the share was left out.`);
    }
    return { on };
  }
  const range = capabilities.refiner.highNoiseFraction;
  const option = {
    option: "high_noise_fraction",
    asked: asked?.highNoiseFraction,
    range,
    model: name,
  };
  const highNoiseFraction = settleNumber(option, warn);
  if (on && highNoiseFraction === 1) {
    warn("refiner", "The refiner does nothing when the high noise fraction is 1.");
  }
  return { on, highNoiseFraction };
}

function sourceOf(
  { name, capabilities }: PlannedModel,
  { mask, extend, ...asked }: Source,
  warn: Warn,
): Source {
  if (mask) warn("mask", `${name} takes no mask: the whole picture was redrawn.`);
  if (extend) warn("extend", `${name} does not extend pictures: it was left out.`);
  const range = capabilities.strength;
  const strength = settleNumber(
    { option: "strength", asked: asked.strength, range, model: name },
    warn,
  );
  return { ...asked, strength };
}

function warnOfEngineOptions({ name }: PlannedModel, asked: GenerationRequest, warn: Warn): void {
  const own = {
    sigmas: asked.sigmas,
    eta: asked.eta,
    clip_skip: asked.clipSkip,
    variation_seed: asked.variation?.seed,
    variation_strength: asked.variation?.strength,
    hires: asked.hires?.factor,
  };
  for (const [option, value] of Object.entries(own)) {
    if (value !== undefined) warn(option, `${name} does not let this be chosen: it was left out.`);
  }
}
