import type { OptionName } from "../../domain/options/table.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { PlannedModel } from "./plan-request.ts";
import { settleNumber } from "./settle-number.ts";
import type { Warn } from "./warn.ts";

/** The options of drawing that few services have; a default is the model's own, and not sent. */
export function settleSampling(
  { name: model, capabilities }: Pick<PlannedModel, "name" | "capabilities">,
  asked: GenerationRequest,
  warn: Warn,
): Pick<GenerationRequest, "sigmas" | "eta" | "clipSkip" | "variation" | "hires"> {
  const number = (option: OptionName, key: "eta" | "clipSkip") =>
    asked[key] === undefined
      ? undefined
      : settleNumber({ option, asked: asked[key], range: capabilities[key], model }, warn);
  return {
    sigmas: sigmasOf(asked.sigmas, { model, list: capabilities.sigmas }, warn),
    eta: number("eta", "eta"),
    clipSkip: number("clip_skip", "clipSkip"),
    variation: variationOf(asked.variation, { model, has: capabilities.variations }, warn),
    hires: hiresOf(asked.hires, { model, range: capabilities.hires }, warn),
  };
}

function sigmasOf(
  asked: string | undefined,
  { model, list }: { model: string; list: PlannedModel["capabilities"]["sigmas"] },
  warn: Warn,
): string | undefined {
  if (asked === undefined) return undefined;
  if (list === undefined) {
    warn("sigmas", say("planning.not-chosen", { model }));
    return undefined;
  }
  const known = list.choices.find((choice) => choice.toLowerCase() === asked.toLowerCase());
  if (known !== undefined) return known;
  warn("sigmas", say("planning.unknown-sigmas", { model, asked, choices: list.choices }));
  return list.default;
}

function variationOf(
  asked: GenerationRequest["variation"],
  { model, has }: { model: string; has: boolean | undefined },
  warn: Warn,
): GenerationRequest["variation"] {
  if (asked === undefined || has) return asked;
  warn("variation_seed", say("planning.not-chosen", { model }));
  warn("variation_strength", say("planning.not-chosen", { model }));
  return undefined;
}

function hiresOf(
  asked: GenerationRequest["hires"],
  { model, range }: { model: string; range: PlannedModel["capabilities"]["hires"] },
  warn: Warn,
): GenerationRequest["hires"] {
  if (asked === undefined) return undefined;
  if (range === undefined) {
    warn("hires", say("planning.not-chosen", { model }));
    return undefined;
  }
  const factor = settleNumber({ option: "hires", asked: asked.factor, range, model }, warn);
  return { ...asked, factor: factor ?? asked.factor };
}
