import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { DiffusionError } from "../../domain/errors.ts";
import { reasonOf } from "../errors.ts";
import { modelSampler } from "../samplers/resolve-sampler.ts";
import { schedulerConfigSchema, type SchedulerConfig } from "../schedules/scheduler-config.ts";
import { familyDefaults, familyOf } from "./family.ts";
import type { FixedSize, ModelDescription, ModelFamily } from "./model-description.ts";
import { graphPath, hasPart, readModelJson } from "./model-files.ts";
import { type GraphHeader, type GraphPort, readOnnxHeader } from "./onnx-header.ts";
import { type Sidecar, sidecarSchema } from "./sidecar.ts";

const autoencoderSchema = z.object({
  scaling_factor: z.number().nullish(),
  block_out_channels: z.array(z.number()).nullish(),
  latent_channels: z.int().nullish(),
});

const unetSchema = z.object({
  in_channels: z.int().nullish(),
  sample_size: z.union([z.int(), z.tuple([z.int(), z.int()])]).nullish(),
});

/** Stable Diffusion 1's factor, which old exports leave out of their files. */
const USUAL_SCALING = 0.18215;

/**
 * Describes a model folder in the diffusers layout by its own files: model_index.json, the parts'
 * config.json, the graphs' inputs and outputs, and the optional easel.json. Loads no weights.
 * Throws DiffusionError, in one sentence, when the folder cannot be used.
 */
export async function describeModel(folder: string): Promise<ModelDescription> {
  await readModelJson(folder, "model_index.json", z.looseObject({}));
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
  if (family !== "stable-diffusion") throw unsupported(folder, family);

  const sample = portOf(graphs.denoiser.inputs, "sample", folder);
  const latentScale = 2 ** ((autoencoder.block_out_channels?.length ?? 4) - 1);
  const fixedDenoiser = fixedSize(sample);
  const nativeLatents = unet.sample_size ?? 64;
  const [nativeHeight, nativeWidth] =
    typeof nativeLatents === "number" ? [nativeLatents, nativeLatents] : nativeLatents;
  return {
    folder,
    name: sidecar.name ?? basename(folder),
    description: sidecar.description,
    family,
    scheduler,
    defaultScheduler: sidecar.defaults?.scheduler ?? modelSampler(scheduler).name,
    latentChannels: autoencoder.latent_channels ?? channelsOf(sample) ?? 4,
    latentScale,
    scalingFactor: autoencoder.scaling_factor ?? USUAL_SCALING,
    fixed: {
      denoiser: fixedDenoiser,
      decoder: fixedSize(portOf(graphs.decoder.inputs, "latent_sample", folder)),
      encoder: graphs.encoder && fixedSize(portOf(graphs.encoder.inputs, "sample", folder)),
    },
    imageToImage: graphs.encoder !== undefined,
    takesLongPrompts:
      typeof portOf(graphs.denoiser.inputs, "encoder_hidden_states", folder).dims[1] !== "number",
    clipSkipLayers: hiddenLayers(graphs.textEncoder),
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

/** A part's config.json; exports without one are described by their graphs alone. */
async function readConfig<Schema extends z.ZodType>(
  folder: string,
  part: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const file = join(part, "config.json");
  return existsSync(join(folder, file)) ? readModelJson(folder, file, schema) : schema.parse({});
}

function readGraphs(folder: string): {
  textEncoder: GraphHeader;
  denoiser: GraphHeader;
  decoder: GraphHeader;
  encoder: GraphHeader | undefined;
} {
  if (!hasPart(folder, "text_encoder") && !hasPart(folder, "text_encoder_2")) {
    throw unusable(folder, "text_encoder/model.onnx is missing");
  }
  const textEncoder = hasPart(folder, "text_encoder") ? "text_encoder" : "text_encoder_2";
  return {
    textEncoder: readGraph(folder, textEncoder),
    denoiser: readGraph(folder, "unet"),
    decoder: readGraph(folder, "vae_decoder"),
    encoder: hasPart(folder, "vae_encoder") ? readGraph(folder, "vae_encoder") : undefined,
  };
}

function readGraph(folder: string, part: string): GraphHeader {
  if (!hasPart(folder, part)) throw unusable(folder, `${part}/model.onnx is missing`);
  try {
    return readOnnxHeader(graphPath(folder, part));
  } catch (error) {
    throw unusable(folder, `${part}/model.onnx cannot be read (${reasonOf(error)})`, error);
  }
}

function portOf(ports: readonly GraphPort[], name: string, folder: string): GraphPort {
  const port = ports.find((candidate) => candidate.name === name);
  if (port === undefined) throw unusable(folder, `its graph has no input named ${name}`);
  return port;
}

/** Inner layers that a text encoder's graph gives beside the last one and the embeddings. */
function hiddenLayers({ outputs }: GraphHeader): number {
  const states = outputs.filter(({ name }) => name.startsWith("hidden_states."));
  return Math.max(states.length - 1, 0);
}

function fixedSize(port: GraphPort): FixedSize {
  const [, , height, width] = port.dims;
  return typeof height === "number" && typeof width === "number" && height > 0 && width > 0
    ? { height, width }
    : undefined;
}

function channelsOf(port: GraphPort): number | undefined {
  const channels = port.dims[1];
  return typeof channels === "number" && channels > 0 ? channels : undefined;
}

function unsupported(folder: string, family: ModelFamily): DiffusionError {
  return new DiffusionError(
    "model",
    `The model ${basename(folder)} is of the family ${family}, but the engine draws Stable Diffusion 1 and 2 only.`,
  );
}

function unusable(folder: string, reason: string, cause?: unknown): DiffusionError {
  return new DiffusionError(
    "model",
    `The model folder ${basename(folder)} is not usable: ${reason}. Export or download it again.`,
    { cause },
  );
}
