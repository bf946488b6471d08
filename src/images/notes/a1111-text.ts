import type { Control } from "../../domain/picture-options.ts";
import { type Asked, askedOf } from "../../domain/options/asked.ts";
import { options } from "../../domain/options/table.ts";
import type { PictureParameters } from "../parameters.ts";

/** What AUTOMATIC1111's web UI writes first, in its order; readers look for it there. */
const FIRST = [
  "Steps",
  "Sampler",
  "Schedule type",
  "CFG scale",
  "Seed",
  "Size",
  "Model",
  "Denoising strength",
];

/**
 * The parameters in the words that AUTOMATIC1111's web UI writes and most programs read:
 * the prompt, a line with the negative prompt, and a line of `Name: value` pairs, from the table of
 * options. As there, the prompts are those that were drawn, with the style worked in.
 */
export function a1111Text(parameters: PictureParameters): string {
  const { request, width, height, version } = parameters;
  const pairs = new Map<string, string | number | undefined>(
    FIRST.map((name) => [name, undefined]),
  );
  const asked = askedFor(parameters);
  for (const { file } of options) {
    const value = file?.write(asked);
    if (file !== undefined && value !== undefined) pairs.set(file.keyword, value);
  }
  pairs.set("Size", `${width}x${height}`);
  const { enlarge, mask } = request.source ?? {};
  if (enlarge !== undefined && request.hires === undefined) pairs.set("Hires upscale", enlarge);
  if (mask !== undefined) pairs.set("Masked", "yes");
  if (request.control !== undefined) pairs.set("ControlNet 0", controlText(request.control));
  pairs.set("Version", `Easel ${version}`);
  const settings = [...pairs]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${quoted(String(value))}`)
    .join(", ");
  const { wording } = parameters;
  const { prompt, negativePrompt: negative } =
    wording === undefined || wording.isReading === true ? request : wording;
  const tags = (request.loras ?? []).map(({ name, weight }) => `<lora:${name}:${weight}>`);
  return [
    [prompt, ...tags].join(" ").trim(),
    ...(negative === undefined || negative === "" ? [] : [`Negative prompt: ${negative}`]),
    settings,
  ].join("\n");
}

/** A ControlNet as its extension of that program writes it. */
function controlText({ model, strength = 1, start = 0, end = 1 }: Control): string {
  return `Model: ${model}, Weight: ${strength}, Guidance Start: ${start}, Guidance End: ${end}`;
}

/** The options of one picture: its own seed, the model by its name, no refiner that was off. */
function askedFor({ request, seed, model }: PictureParameters): Asked {
  const { refiner, hires } = request;
  return {
    ...askedOf(request),
    seed,
    model,
    refiner: refiner?.on === false ? undefined : refiner,
    hires: hires && { ...hires, upscaler: hires.upscaler ?? "picture" },
  };
}

/** Values with a comma, colon or line break are written as JSON text, as that program does. */
function quoted(value: string): string {
  return /[,:\n]/.test(value) ? JSON.stringify(value) : value;
}
