import { z } from "zod";
import { UserError } from "../../domain/errors.ts";
import { MAX_PICTURES, MAX_PROMPT_CHARACTERS, MAX_SEED } from "../../domain/limits.ts";
import { hiresUpscalers, MAX_HIRES } from "../../domain/picture-options.ts";
import type { Draft } from "../../domain/request.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Flags bring numbers as text; a requests file brings either. Nothing else is taken for a number. */
function numeric(message: string) {
  return z.union([z.number(), z.string().trim().regex(NUMBER).transform(Number)], message);
}

function number(min: number, max: number) {
  const message = `must be a number from ${min} to ${max}`;
  return numeric(message).pipe(z.number(message).min(min, message).max(max, message)).optional();
}

function whole(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return numeric(message).pipe(z.int(message).min(min, message).max(max, message)).optional();
}

/** Some words, such as a name or a path. */
const words = z.string("must be text").trim().min(1, "must not be empty").optional();

const size = z
  .string("must be text such as 512x512")
  .regex(/^\d{1,5}x\d{1,5}$/i, "must be WIDTHxHEIGHT in pixels, such as 512x512")
  .transform((value) => value.toLowerCase().split("x").map(Number))
  .transform(([width = 0, height = 0]) => ({ width, height }));

const prompt = z
  .string("must be text")
  .max(MAX_PROMPT_CHARACTERS, `must have at most ${MAX_PROMPT_CHARACTERS} characters`);

/** The options of one request, from flags or from a line of a requests file. */
const optionsSchema = z.strictObject({
  prompt: prompt.optional(),
  negative: prompt.optional(),
  model: words,
  style: words,
  count: whole(1, MAX_PICTURES),
  size: size.optional(),
  seed: whole(0, MAX_SEED),
  steps: whole(1, 1000),
  guidance: number(0, 100),
  scheduler: words,
  sigmas: words,
  eta: number(0, 1),
  clipSkip: whole(0, 12),
  image: words,
  strength: number(0, 1),
  mask: words,
  extend: words,
  variationSeed: whole(0, MAX_SEED),
  variationStrength: number(0, 1),
  hires: number(1, MAX_HIRES),
  hiresStrength: number(0, 1),
  hiresSteps: whole(1, 1000),
  hiresUpscaler: z.enum(hiresUpscalers, `must be one of ${hiresUpscalers.join(", ")}`).optional(),
  refiner: z
    .union([z.string().min(1), z.boolean()], 'must be "on", "off" or the name of a model')
    .optional(),
  highNoiseFraction: number(0, 1),
  latents: z.string("must be text").endsWith(".npy", "must name a .npy file").optional(),
  out: words,
});
/** Checked options; what was not given is undefined. */
export type ImagineOptions = z.infer<typeof optionsSchema>;

/** How an option is written on the command line. */
const written = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/**
 * Checks options by their public names (`clip-skip` or `clipSkip`); null counts as absent. Throws
 * UserError with one sentence that names each wrong one.
 */
export function readOptions(values: Readonly<Record<string, unknown>>): ImagineOptions {
  const named = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [
      name.replaceAll(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]);
  const result = optionsSchema.safeParse(Object.fromEntries(named));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) =>
    issue.code === "unrecognized_keys"
      ? `There is no option ${issue.keys.map(written).join(", ")}`
      : `${written(String(issue.path[0]))} ${issue.message}`,
  );
  throw new UserError("invalid-option", `${problems.join("; ")}.`);
}

function refinerOf(options: ImagineOptions): Draft["refiner"] {
  const { refiner, highNoiseFraction } = options;
  if (refiner === undefined && highNoiseFraction === undefined) return undefined;
  if (refiner === undefined) return { highNoiseFraction };
  if (typeof refiner === "boolean") return { on: refiner, highNoiseFraction };
  if (refiner === "on" || refiner === "off") return { on: refiner === "on", highNoiseFraction };
  return { on: true, model: refiner, highNoiseFraction };
}

function variationOf({ variationSeed: seed, variationStrength: strength }: ImagineOptions) {
  return seed === undefined && strength === undefined ? undefined : { seed, strength };
}

function hiresOf(options: ImagineOptions): Draft["hires"] {
  const { hires, hiresStrength: strength, hiresSteps: steps, hiresUpscaler: upscaler } = options;
  if (hires !== undefined) return { factor: hires, strength, steps, upscaler };
  if (strength === undefined && steps === undefined && upscaler === undefined) return undefined;
  throw new UserError("invalid-option", "Say with --hires how many times to enlarge, such as 2.");
}

/** The request that options describe, without its source picture. Throws UserError without any words. */
export function draftOf(options: ImagineOptions): Draft {
  const { prompt: asked = "", image } = options;
  if (asked.trim() === "" && image === undefined) {
    throw new UserError("invalid-option", 'Say what to draw: npm run imagine -- "a red apple".');
  }
  return {
    prompt: asked,
    negativePrompt: options.negative,
    model: options.model,
    style: options.style,
    count: options.count ?? 1,
    size: options.size,
    seed: options.seed,
    steps: options.steps,
    guidanceScale: options.guidance,
    scheduler: options.scheduler,
    sigmas: options.sigmas,
    eta: options.eta,
    clipSkip: options.clipSkip,
    refiner: refinerOf(options),
    variation: variationOf(options),
    hires: hiresOf(options),
  };
}
