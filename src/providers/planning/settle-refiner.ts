import type { Refiner } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { PlannedModel } from "./plan-request.ts";
import { type NumberOption, settleNumber } from "./settle-number.ts";
import type { Warn } from "./warn.ts";

/** The refiner as it will be run; undefined for a model without one. */
export function settleRefiner(
  model: PlannedModel,
  asked: Refiner | undefined,
  warn: Warn,
): Refiner | undefined {
  const { capabilities, name } = model;
  if (asked?.model !== undefined) {
    warn("refiner", say("planning.brings-refiner", { model: name, refiner: asked.model }));
  }
  if (!capabilities.refiner) {
    if (asked?.on) warn("refiner", say("planning.no-refiner", { model: name }));
    if (asked?.highNoiseFraction !== undefined) {
      warn("high_noise_fraction", say("planning.no-refiner-share", { model: name }));
    }
    return undefined;
  }
  const on = asked?.on ?? (asked?.model !== undefined || capabilities.refiner.default);
  if (!model.takesHighNoiseFraction) {
    if (asked?.highNoiseFraction !== undefined) {
      warn("high_noise_fraction", say("planning.divides-steps", { model: name }));
    }
    return { on };
  }
  const option: NumberOption = {
    option: "high_noise_fraction",
    asked: asked?.highNoiseFraction,
    range: capabilities.refiner.highNoiseFraction,
    model: name,
  };
  const highNoiseFraction = settleNumber(option, warn);
  if (on && highNoiseFraction === 1) warn("refiner", say("planning.idle-refiner"));
  return { on, highNoiseFraction };
}
