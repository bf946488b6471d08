import type { Extension, HiresUpscaler } from "../../domain/picture-options.ts";
import type { PictureParameters } from "../parameters.ts";

/**
 * The parameters in the words that AUTOMATIC1111's web UI writes and most programs read:
 * the prompt, a line with the negative prompt, and a line of `Name: value` pairs. As there, the
 * prompts are those that were drawn, with the style worked in.
 */
export function a1111Text(parameters: PictureParameters): string {
  const { request, seed, model, width, height, version } = parameters;
  const { refiner, source, variation, hires } = request;
  const pairs: readonly (readonly [string, string | number | undefined])[] = [
    ["Steps", request.steps],
    ["Sampler", request.scheduler],
    ["Schedule type", request.sigmas],
    ["CFG scale", request.guidanceScale],
    ["Seed", seed],
    ["Size", `${width}x${height}`],
    ["Model", model],
    ["Denoising strength", hires?.strength ?? source?.strength],
    ["Variation seed", variation?.seed],
    ["Variation seed strength", variation?.strength],
    ["Hires upscale", hires?.factor ?? source?.enlarge],
    ["Hires steps", hires?.steps],
    ["Hires upscaler", hires && upscalerNames[hires.upscaler ?? "picture"]],
    ["Masked", source?.mask && "yes"],
    ["Extended by", source?.extend && sides(source.extend)],
    // That program counts the last layer as 1, diffusers counts it as 0.
    ["Clip skip", request.clipSkip === undefined ? undefined : request.clipSkip + 1],
    ["Eta", request.eta],
    ["Style", request.style],
    ["Refiner", refiner?.on === false ? undefined : refiner?.model],
    ["Refiner switch at", refiner?.on === false ? undefined : refiner?.highNoiseFraction],
    ["Version", `Easel ${version}`],
  ];
  const settings = pairs
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${quoted(String(value))}`)
    .join(", ");
  const { prompt, negativePrompt: negative } = parameters.wording ?? request;
  return [
    prompt,
    ...(negative === undefined || negative === "" ? [] : [`Negative prompt: ${negative}`]),
    settings,
  ].join("\n");
}

/** The ways to enlarge, by that program's own names. */
const upscalerNames: Readonly<Record<HiresUpscaler, string>> = {
  latent: "Latent",
  "latent-nearest": "Latent (nearest-exact)",
  picture: "Lanczos",
};

function sides({ left, right, up, down }: Extension): string {
  return `left ${left}, right ${right}, up ${up}, down ${down}`;
}

/** Values with a comma, colon or line break are written as JSON text, as that program does. */
function quoted(value: string): string {
  return /[,:\n]/.test(value) ? JSON.stringify(value) : value;
}
