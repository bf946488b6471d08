import type { AddOns } from "../../domain/capabilities.ts";
import type { Lora } from "../../domain/picture-options.ts";
import type { WarnedOption } from "../../domain/options/warned-option.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { PlannedModel } from "./plan-request.ts";
import type { Warn } from "./warn.ts";

/** What comes on top of words and a source picture. */
export type AddOnOptions = Pick<
  GenerationRequest,
  "references" | "loras" | "control" | "transparent" | "animate"
>;

/** Further pictures, LoRAs, a ControlNet, transparency and movement, as far as the model has them. */
export function settleAddOns(
  { name: model, capabilities }: Pick<PlannedModel, "name" | "capabilities">,
  asked: AddOnOptions,
  warn: Warn,
): AddOnOptions {
  const lacks = (option: WarnedOption, wanted: unknown, has: unknown): boolean => {
    if (!wanted || has) return false;
    warn(option, say("planning.lacks", { model, option }));
    return true;
  };
  const { references, loras, controlNets, transparent, animate } = capabilities;
  const { control } = asked;
  const noControl = lacks("control", control, controlNets) || !control || !controlNets;
  return {
    references: referencesOf(asked.references, references?.max ?? 0, model, warn),
    loras: lorasOf(asked.loras, loras, model, warn),
    control:
      noControl || !isKnown(control.model, controlNets, "control", model, warn)
        ? undefined
        : control,
    transparent: lacks("transparent", asked.transparent, transparent)
      ? undefined
      : asked.transparent,
    animate: lacks("animate", asked.animate, animate) ? undefined : asked.animate,
  };
}

function referencesOf(
  asked: AddOnOptions["references"],
  max: number,
  model: string,
  warn: Warn,
): AddOnOptions["references"] {
  if (!asked || asked.length <= max) return asked;
  warn(
    "image2",
    max === 0
      ? say("planning.no-references", { model })
      : say("planning.too-many-references", { model, count: max }),
  );
  return max === 0 ? undefined : asked.slice(0, max);
}

function lorasOf(
  asked: readonly Lora[] | undefined,
  known: AddOns | undefined,
  model: string,
  warn: Warn,
): Lora[] | undefined {
  if (!asked || asked.length === 0) return undefined;
  if (!known) {
    warn("lora", say("planning.lacks", { model, option: "lora" }));
    return undefined;
  }
  const usable = asked.filter(({ name }) => isKnown(name, known, "lora", model, warn));
  if (usable.length > known.max) {
    warn("lora", say("planning.too-many-loras", { model, count: known.max }));
  }
  return usable.length === 0 ? undefined : usable.slice(0, known.max);
}

function isKnown(
  name: string,
  { choices, open }: AddOns,
  option: WarnedOption,
  model: string,
  warn: Warn,
): boolean {
  if (choices.includes(name)) return true;
  warn(option, say(open ? "planning.unknown-sent" : "planning.unknown", { model, option, name }));
  return open;
}
