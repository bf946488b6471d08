import type { OptionName } from "../../src/domain/options/table.ts";
import type { GenerationRequest } from "../../src/domain/request.ts";
import type { ImageModel } from "../../src/providers/image-model.ts";

type Fields = Partial<GenerationRequest>;

/** A request in which only one option is said, and the same request without it. */
export interface Probe {
  readonly without: Fields;
  readonly said: Fields;
  /** The option whose warning says this one too: the whole of which it is a part. */
  readonly whole?: OptionName;
}

const other = { picture: "1".repeat(64), width: 512, height: 512 };
const source = { picture: "0".repeat(64), width: 512, height: 512 };
const plain = (said: Fields): Probe => ({ without: {}, said });

/** One part of an option of several, beside the part without which it means nothing. */
function part<Field extends "source" | "hires" | "refiner" | "control" | "variation">(
  field: Field,
  whole: OptionName,
  base: NonNullable<Fields[Field]>,
  said: Partial<NonNullable<Fields[Field]>>,
): Probe {
  return { whole, without: { [field]: base }, said: { [field]: { ...base, ...said } } };
}

/**
 * What stands for each option of the table in a request. `elsewhere`: it never reaches a model, or
 * another row is the same to it.
 */
export function probesFor({ capabilities }: ImageModel) {
  const { controlNets, loras, schedulers, styles, steps, textToImage } = capabilities;
  const control = { model: controlNets?.choices[0] ?? "canny", image: other };
  const hires = { factor: 2 };
  const isUsual = steps?.default === 4;
  return {
    prompt: plain({ prompt: "a green pear" }),
    negative_prompt: plain({ negativePrompt: "fog" }),
    style: plain({ style: styles?.choices.find((name) => name !== styles.default) ?? "anime" }),
    model: "elsewhere",
    size: plain({ size: { width: 768, height: 512 } }),
    count: plain({ count: 3 }),
    seed: plain({ seed: 54_321 }),
    steps: plain({ steps: isUsual ? 3 : 33 }),
    guidance: plain({ guidanceScale: 4.2 }),
    guidance_rescale: plain({ guidanceRescale: 0.4 }),
    scheduler: plain({
      scheduler: schedulers?.choices.find((name) => name !== schedulers.default) ?? "Euler a",
    }),
    sigmas: plain({ sigmas: "exponential" }),
    eta: plain({ eta: 0.4 }),
    clip_skip: plain({ clipSkip: 2 }),
    // A model that draws from pictures only has one in both.
    image: plain({ source: textToImage ? source : { ...source, width: 800, height: 512 } }),
    image2: { without: { source }, said: { source, references: [other] } },
    image_url: "elsewhere",
    strength: part("source", "image", source, { strength: 0.42 }),
    mask: part("source", "image", source, { mask: other }),
    extend: part("source", "image", source, { extend: { left: 64, right: 0, up: 0, down: 0 } }),
    variation_seed: part("variation", "variation_seed", { seed: 1, strength: 0.3 }, { seed: 2 }),
    variation_strength: part(
      "variation",
      "variation_strength",
      { seed: 1, strength: 0.3 },
      { strength: 0.4 },
    ),
    hires: plain({ hires }),
    hires_strength: part("hires", "hires", hires, { strength: 0.31 }),
    hires_steps: part("hires", "hires", hires, { steps: 7 }),
    hires_upscaler: part("hires", "hires", hires, { upscaler: "picture" }),
    refiner: { without: { refiner: { on: false } }, said: { refiner: { on: true } } },
    high_noise_fraction: part("refiner", "refiner", { on: true }, { highNoiseFraction: 0.63 }),
    lora: plain({ loras: [{ name: loras?.choices[0] ?? "ink", weight: 0.7 }] }),
    control: plain({ control }),
    control_image: "elsewhere",
    control_strength: part("control", "control", control, { strength: 0.42 }),
    control_start: part("control", "control", control, { start: 0.2 }),
    control_end: part("control", "control", control, { end: 0.7 }),
    preset: "elsewhere",
    private: "elsewhere",
    spoiler: "elsewhere",
  } satisfies Readonly<Record<OptionName, Probe | "elsewhere">>;
}
