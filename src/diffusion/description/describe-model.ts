import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import type { Port } from "../onnx/model.ts";
import { modelSampler } from "../samplers/resolve-sampler.ts";
import { schedulerConfigSchema, type SchedulerConfig } from "../schedules/scheduler-config.ts";
import { checkParts } from "./check-parts.ts";
import { familyDefaults, familyOf } from "./family.ts";
import type { FixedSize, ModelDescription } from "./model-description.ts";
import { hasPart, readModelJson } from "./model-files.ts";
import { findPort, fixedLength, fixedSize, portOf, readGraph, readGraphs } from "./model-graphs.ts";
import { type Sidecar, sidecarSchema } from "./sidecar.ts";
import { clipSkipLayers, readTextParts } from "./text-parts.ts";

const indexSchema = z.looseObject({
  force_zeros_for_empty_prompt: z.boolean().nullish(),
  requires_aesthetics_score: z.boolean().nullish(),
});

const autoencoderSchema = z.object({
  scaling_factor: z.number().nullish(),
  block_out_channels: z.array(z.number()).nullish(),
  latent_channels: z.int().nullish(),
});

const unetSchema = z.object({
  in_channels: z.int().nullish(),
  sample_size: z.union([z.int(), z.tuple([z.int(), z.int()])]).nullish(),
});

/** The scaling factors of the two generations, which old exports leave out of their files. */
const USUAL_SCALING = 0.18215;
const XL_SCALING = 0.13025;
/** Width of the guidance embedding where a graph takes any. */
const USUAL_GUIDANCE_WIDTH = 256;

/**
 * Describes a model folder in the diffusers layout by its own files: model_index.json, the parts'
 * config.json, the graphs' inputs and outputs, and the optional easel.json. Loads no weights.
 * Throws DiffusionError, in one sentence, when the folder cannot be used.
 */
export async function describeModel(folder: string): Promise<ModelDescription> {
  const index = await readModelJson(folder, "model_index.json", indexSchema);
  const scheduler = await readModelJson(
    folder,
    "scheduler/scheduler_config.json",
    schedulerConfigSchema,
  );
  const unet = await readConfig(folder, "unet", unetSchema);
  const autoencoder = await readConfig(folder, "vae_decoder", autoencoderSchema);
  const sidecar = existsSync(join(folder, "easel.json"))
    ? await readModelJson(folder, "easel.json", sidecarSchema)
    : {};
  const graphs = readGraphs(folder);
  const family = familyOf(graphs.denoiser, hasPart(folder, "text_encoder"));
  const timeIds = findPort(graphs.denoiser.inputs, "time_ids");
  const isXl = timeIds !== undefined;
  const textParts = await readTextParts(folder, isXl);
  checkParts(folder, graphs, textParts);

  const sample = portOf(graphs.denoiser.inputs, "sample", folder, "unet");
  const latentScale = 2 ** ((autoencoder.block_out_channels?.length ?? 4) - 1);
  const fixedDenoiser = fixedSize(sample) ?? inLatents(sidecar.drawnAtOnce, latentScale);
  const guidance = findPort(graphs.denoiser.inputs, "timestep_cond");
  const nativeLatents = unet.sample_size ?? 64;
  const [nativeHeight, nativeWidth] =
    typeof nativeLatents === "number" ? [nativeLatents, nativeLatents] : nativeLatents;
  return {
    folder,
    name: sidecar.name ?? basename(folder),
    description: sidecar.description,
    family,
    textParts,
    // Where the file does not say, diffusers' pipeline takes zeros.
    zerosWithoutNegative: isXl && (index.force_zeros_for_empty_prompt ?? true),
    timeIds: timeIds && countTimeIds(timeIds, index.requires_aesthetics_score, family),
    guidanceEmbedding: guidance && (fixedLength(guidance, 1) ?? USUAL_GUIDANCE_WIDTH),
    scheduler,
    defaultScheduler:
      family === "latent-consistency"
        ? "LCM"
        : (sidecar.defaults?.scheduler ?? modelSampler(scheduler).name),
    latentChannels: autoencoder.latent_channels ?? fixedLength(sample, 1) ?? 4,
    latentScale,
    scalingFactor: autoencoder.scaling_factor ?? (isXl ? XL_SCALING : USUAL_SCALING),
    fixed: {
      denoiser: fixedDenoiser,
      decoder: fixedSize(portOf(graphs.decoder.inputs, "latent_sample", folder, "vae_decoder")),
      encoder:
        graphs.encoder && fixedSize(portOf(graphs.encoder.inputs, "sample", folder, "vae_encoder")),
    },
    imageToImage: graphs.encoder !== undefined,
    takesLongPrompts:
      typeof portOf(graphs.denoiser.inputs, "encoder_hidden_states", folder, "unet").dims[1] !==
      "number",
    clipSkipLayers: Math.min(
      ...textParts.map((part) => clipSkipLayers(readGraph(folder, part.encoder), part)),
    ),
    defaults: {
      ...defaultsOf(sidecar, scheduler, family),
      size: sidecar.defaults?.size ?? {
        width: (fixedDenoiser?.width ?? nativeWidth) * latentScale,
        height: (fixedDenoiser?.height ?? nativeHeight) * latentScale,
      },
    },
    styles: sidecar.styles,
    words: sidecar.words ?? [],
    examples: sidecar.examples ?? [],
    preview: sidecar.preview,
  };
}

function defaultsOf(
  { defaults = {} }: Sidecar,
  scheduler: SchedulerConfig,
  family: ModelDescription["family"],
): Omit<ModelDescription["defaults"], "size"> {
  const usual = familyDefaults(family, scheduler);
  return {
    steps: defaults.steps ?? usual.steps,
    guidanceScale: defaults.guidanceScale ?? usual.guidanceScale,
    strength: defaults.strength ?? 0.6,
    upscaleStrength: defaults.upscaleStrength,
  };
}

function inLatents(pixels: Sidecar["drawnAtOnce"], latentScale: number): FixedSize {
  if (pixels === undefined) return undefined;
  const length = (side: number) => Math.max(1, Math.round(side / latentScale));
  return { height: length(pixels.height), width: length(pixels.width) };
}

/** A part's config.json; exports without one are described by their graphs alone. */
async function readConfig<Schema extends z.ZodType>(
  folder: string,
  part: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const file = join(part, "config.json");
  return existsSync(join(folder, file)) ? readModelJson(folder, file, schema) : schema.parse({});
}

/** A graph is usually fixed to the number of its time ids; else model_index.json tells it. */
function countTimeIds(
  port: Port,
  hasAestheticScore: boolean | null | undefined,
  family: ModelDescription["family"],
): 5 | 6 {
  const count = fixedLength(port, 1);
  if (count === 5 || count === 6) return count;
  return (hasAestheticScore ?? family === "stable-diffusion-xl-refiner") ? 5 : 6;
}
