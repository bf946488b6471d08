import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { type OptionName, options } from "../../domain/options/table.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import { say } from "../../words/index.ts";
import type { GenerationPlan } from "../image-model.ts";
import type { SchedulerVocabulary } from "../schedulers.ts";
import { checkFeasible } from "./check-feasible.ts";
import { estimateCost } from "./estimate-cost.ts";
import { settleAddOns } from "./settle-add-ons.ts";
import { settleScheduler, settleStyle } from "./settle-choice.ts";
import { settleModelOptions } from "./settle-model-options.ts";
import { settleNumber } from "./settle-number.ts";
import { settleRefiner } from "./settle-refiner.ts";
import { settleSampling } from "./settle-sampling.ts";
import { settleSize } from "./settle-size.ts";
import { settleSource } from "./settle-source.ts";
import type { Warn } from "./warn.ts";

/** What planning needs to know of a remote model beside its capabilities. */
export interface PlannedModel {
  readonly id: string;
  readonly name: string;
  readonly capabilities: ModelCapabilities;
  /** What the service calls its schedulers, by Easel's names; absent: as Easel does. */
  readonly schedulerNames?: SchedulerVocabulary | undefined;
  readonly toleratedSchedulers?: readonly string[] | undefined;
  /** Whether the refiner's share of the steps can be chosen. */
  readonly takesHighNoiseFraction?: boolean | undefined;
  /** Pictures that one call makes at most; absent: one, so that each repeats alone from its seed. */
  readonly picturesPerCall?: number | undefined;
  /** Warnings that only this model knows, about the request as it will be sent. */
  readonly remarks?: ((effective: GenerationRequest, warn: Warn) => void) | undefined;
}

/**
 * Plans a request for a remote model: every option is brought into what the model takes, with a
 * warning wherever that differs from what was asked. Unless the model says otherwise each picture is
 * a call of its own, so that it is delivered as it comes and repeats alone from its seed.
 * Throws UserError for a request that the model cannot do at all.
 */
export function planRequest(model: PlannedModel, asked: GenerationRequest): GenerationPlan {
  checkFeasible(model, asked);
  const { capabilities, name } = model;
  const warnings: Warning[] = [];
  const warn: Warn = (option, message) => warnings.push(warning(option, message));
  const number = (option: OptionName, key: "steps" | "guidanceScale") =>
    settleNumber({ option, asked: asked[key], range: capabilities[key], model: name }, warn);

  const request: GenerationRequest = {
    model: model.id,
    prompt: asked.prompt,
    negativePrompt: negativePromptOf(model, asked, warn),
    style: settleStyle(asked.style, capabilities.styles, name, warn),
    size: sizeOf(model, asked, warn),
    count: asked.count,
    seed: asked.seed,
    steps: number("steps", "steps"),
    guidanceScale: number("guidance", "guidanceScale"),
    scheduler: schedulerOf(model, asked, warn),
    refiner: settleRefiner(model, asked.refiner, warn),
    source: asked.source && settleSource(model, asked.source, warn),
    ...settleSampling(model, asked, warn),
    ...settleAddOns(model, asked, warn),
    modelOptions: settleModelOptions(model, asked.modelOptions, warn),
  };
  for (const { name: option, ownEngineOnly, find } of options) {
    const isLeftOut = ownEngineOnly === true && find(asked) !== undefined;
    if (isLeftOut) warn(option, say("planning.not-chosen", { model: name }));
  }
  model.remarks?.(request, warn);
  return {
    request,
    warnings,
    calls: callsOf(request.count, model.picturesPerCall ?? 1),
    cost: estimateCost(request, capabilities.price),
  };
}

/** The positions of each call's pictures: 5 pictures of at most 2 a call are 0 1, 2 3 and 4. */
function callsOf(count: number, most: number): readonly (readonly number[])[] {
  const positions = Array.from({ length: count }, (_, position) => position);
  return Array.from({ length: Math.ceil(count / most) }, (_, call) =>
    positions.slice(call * most, (call + 1) * most),
  );
}

function negativePromptOf(
  { name, capabilities }: PlannedModel,
  { negativePrompt }: GenerationRequest,
  warn: Warn,
): string | undefined {
  if (!negativePrompt) return undefined;
  if (capabilities.negativePrompt) return negativePrompt;
  warn("negative_prompt", say("planning.no-negative-prompt", { model: name }));
  return undefined;
}

function sizeOf({ name, capabilities }: PlannedModel, asked: GenerationRequest, warn: Warn) {
  if (capabilities.sizes) {
    return settleSize(asked.size, capabilities.sizes, asked.source, name, warn);
  }
  if (asked.size) {
    const { width, height } = asked.size;
    const code = asked.source ? "planning.keeps-size" : "planning.no-size";
    warn("size", say(code, { model: name, size: `${width}×${height}` }));
  }
  return undefined;
}

function schedulerOf(model: PlannedModel, asked: GenerationRequest, warn: Warn) {
  const { schedulers: list } = model.capabilities;
  if (!list) {
    if (asked.scheduler) warn("scheduler", say("planning.own-scheduler", { model: model.name }));
    return undefined;
  }
  const { schedulerNames: names, toleratedSchedulers: tolerated } = model;
  return settleScheduler(asked.scheduler, { list, names, tolerated }, model.name, warn);
}
