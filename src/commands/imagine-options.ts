import {
  ApplicationCommandOptionType as Type,
  type APIApplicationCommandBasicOption,
} from "discord.js";
import type { ModelCapabilities, NumberRange } from "../domain/capabilities.ts";
import { MAX_PICTURES, MAX_PROMPT_CHARACTERS, MAX_SEED } from "../domain/limits.ts";
import { MAX_HIRES } from "../domain/picture-options.ts";
import { imagineWords as words } from "./words.ts";

const NAME_CHARACTERS = 100;

/** Lowest and highest value that any model takes; `otherwise` where no model has the option. */
function widest(
  models: readonly ModelCapabilities[],
  pick: (capabilities: ModelCapabilities) => NumberRange | undefined,
  otherwise: Pick<NumberRange, "min" | "max">,
): { readonly min_value: number; readonly max_value: number } {
  const ranges = models.map(pick).filter((range) => range !== undefined);
  const all = ranges.length === 0 ? [otherwise] : ranges;
  return {
    min_value: Math.min(...all.map(({ min }) => min)),
    max_value: Math.max(...all.map(({ max }) => max)),
  };
}

/**
 * The options of `/imagine`. Ranges are the widest over the configured models: what the chosen
 * model cannot honour, its plan clamps and says so. Names never change with the models.
 */
export function imagineOptions(
  models: readonly ModelCapabilities[],
): APIApplicationCommandBasicOption[] {
  const text = { type: Type.String, max_length: NAME_CHARACTERS } as const;
  const fraction = { min: 0, max: 1 };
  return [
    {
      type: Type.String,
      name: "prompt",
      description: words.prompt,
      required: true,
      min_length: 1,
      max_length: MAX_PROMPT_CHARACTERS,
      autocomplete: true,
    },
    {
      type: Type.String,
      name: "negative_prompt",
      description: words.negative_prompt,
      max_length: MAX_PROMPT_CHARACTERS,
    },
    { ...text, name: "style", description: words.style, autocomplete: true },
    { ...text, name: "model", description: words.model, autocomplete: true },
    { ...text, name: "size", description: words.size, autocomplete: true },
    {
      type: Type.Integer,
      name: "count",
      description: words.count,
      min_value: 1,
      max_value: MAX_PICTURES,
    },
    {
      type: Type.Integer,
      name: "seed",
      description: words.seed,
      min_value: 0,
      max_value: MAX_SEED,
    },
    {
      type: Type.Integer,
      name: "steps",
      description: words.steps,
      ...widest(models, ({ steps }) => steps, { min: 1, max: 150 }),
    },
    {
      type: Type.Number,
      name: "guidance",
      description: words.guidance,
      ...widest(models, ({ guidanceScale }) => guidanceScale, { min: 0, max: 30 }),
    },
    { ...text, name: "scheduler", description: words.scheduler, autocomplete: true },
    { type: Type.Attachment, name: "image", description: words.image },
    { type: Type.String, name: "image_url", description: words.image_url, max_length: 2000 },
    {
      type: Type.Number,
      name: "strength",
      description: words.strength,
      ...widest(models, ({ strength }) => strength, fraction),
    },
    { type: Type.Attachment, name: "mask", description: words.mask },
    { ...text, name: "extend", description: words.extend, autocomplete: true },
    {
      type: Type.Integer,
      name: "variation_seed",
      description: words.variation_seed,
      min_value: 0,
      max_value: MAX_SEED,
    },
    {
      type: Type.Number,
      name: "variation_strength",
      description: words.variation_strength,
      min_value: 0,
      max_value: 1,
    },
    {
      type: Type.Number,
      name: "hires",
      description: words.hires,
      ...widest(models, ({ hires }) => hires, { min: 1, max: MAX_HIRES }),
    },
    { type: Type.Boolean, name: "refiner", description: words.refiner },
    {
      type: Type.Number,
      name: "high_noise_fraction",
      description: words.high_noise_fraction,
      ...widest(models, ({ refiner }) => refiner?.highNoiseFraction, fraction),
    },
  ];
}
