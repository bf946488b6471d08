import { z } from "zod";
import { wordListSchema } from "../../../diffusion/description/word-list.ts";
import type { ModelDescription } from "../../../diffusion/description/model-description.ts";
import type { SchedulerConfig } from "../../../diffusion/schedules/scheduler-config.ts";
import { messageSchema } from "../../../words/index.ts";

/** A value that may be absent: JSON has no undefined. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const text = z.string();
const number = z.number();
const flag = z.boolean();
const count = z.int().positive();
const side = z.number().positive();
const size = z.object({ width: side, height: side });
const texts = z.array(text);
const row = z.array(number);

const scheduler: z.ZodType<SchedulerConfig> = z.object({
  className: maybe(text),
  trainingSteps: count,
  betaStart: number,
  betaEnd: number,
  betaSchedule: text,
  trainedBetas: maybe(row),
  predictionType: text,
  timestepSpacing: maybe(text),
  stepsOffset: number,
  setAlphaToOne: maybe(flag),
  clipSample: maybe(flag),
  clipSampleRange: number,
  zeroTerminalSnr: flag,
  sigmas: maybe(z.enum(["karras", "exponential", "beta"])),
  finalSigmas: text,
  interpolation: text,
  algorithmType: maybe(text),
  solverType: maybe(text),
  solverOrder: number,
  lowerOrderFinal: maybe(flag),
  eulerAtFinal: flag,
  skipPrkSteps: flag,
  varianceType: maybe(text),
  predictX0: flag,
  disableCorrector: row,
  timestepScaling: number,
  originalInferenceSteps: count,
  thresholding: flag,
  flowSigmas: flag,
  luLambdas: flag,
  noise: z.enum(["discrete", "flow", "edm", "continuous"]),
  timestepType: text,
  sigmaMin: maybe(number),
  sigmaMax: maybe(number),
  sigmaData: number,
  sigmaSchedule: text,
  rho: number,
  shift: number,
  dynamicShift: maybe(
    z.object({ base: number, max: number, baseTokens: number, maxTokens: number, type: text }),
  ),
  terminalShift: maybe(number),
  invertSigmas: flag,
  stochasticSampling: flag,
  sigmaKinds: z.int().min(0),
  clipsLambda: flag,
  innerSolver: flag,
  unknownKeys: texts,
});

const textPart = z.object({
  encoder: z.enum(["text_encoder", "text_encoder_2", "text_encoder_3"]),
  tokenizer: z.enum(["tokenizer", "tokenizer_2", "tokenizer_3"]),
  kind: z.enum(["clip", "t5"]),
  layer: z.enum(["last", "penultimate"]),
  layers: maybe(count),
  length: maybe(count),
});

/** A description as it comes from the child: whatever a file says, it is of this form. */
export const descriptionSchema: z.ZodType<ModelDescription> = z.object({
  folder: text,
  name: text,
  description: maybe(text),
  family: z.enum([
    "stable-diffusion",
    "stable-diffusion-xl",
    "stable-diffusion-xl-refiner",
    "latent-consistency",
    "stable-diffusion-3",
    "flux",
  ]),
  remarks: z.array(messageSchema),
  scheduler,
  latentScale: side,
  latentNumbers: z.object({
    scalingFactor: number,
    shiftFactor: number,
    mean: maybe(row),
    deviation: maybe(row),
  }),
  fixed: z.object({ denoiser: maybe(size), decoder: maybe(size), encoder: maybe(size) }),
  imageToImage: flag,
  clipSkipLayers: z.int().min(0),
  defaults: z.object({
    steps: count,
    guidanceScale: number,
    size,
    strength: number,
    upscaleStrength: maybe(number),
    variationStrengths: maybe(z.object({ subtle: number, strong: number })),
  }),
  styles: maybe(z.object({ default: text, templates: z.record(text, text) })),
  words: texts,
  examples: texts,
  wordList: maybe(wordListSchema),
  wordListProblem: maybe(messageSchema),
  embeddings: texts,
  preview: maybe(z.tuple([row, row, row])),
  denoiser: z.enum(["unet", "transformer"]),
  textParts: z.array(textPart),
  zerosWithoutNegative: flag,
  timeIds: maybe(z.union([z.literal(5), z.literal(6)])),
  guidanceEmbedding: maybe(number),
  beginsPictures: flag,
  isRefiner: flag,
  takesNegativePrompt: flag,
  takesGuidance: flag,
  strengthNarrows: flag,
  evenSigmas: flag,
  schedulers: texts,
  defaultScheduler: text,
  latentChannels: count,
  patch: count,
  extraChannels: z.enum(["none", "inpainting", "instruction"]),
  takesLongPrompts: flag,
  contextWidth: maybe(number),
  largestSide: maybe(number),
});
