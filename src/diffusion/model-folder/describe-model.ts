import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { detectFamily } from "../families/detect-family.ts";
import type { OnnxModel } from "../onnx/model.ts";
import { schedulerConfigSchema } from "../schedules/scheduler-config.ts";
import { checkAutoencoder } from "../description/check-autoencoder.ts";
import { checkInputs } from "../description/check-inputs.ts";
import { checkVersions } from "../description/check-versions.ts";
import { latentNumbers } from "../description/latent-numbers.ts";
import type {
  FamilyTraits,
  FixedSize,
  ModelDescription,
} from "../description/model-description.ts";
import { readModelJson } from "../model-files.ts";
import { fixedSize, portOf } from "../description/model-graphs.ts";
import { type ModelParts, openParts } from "../description/model-parts.ts";
import { findEmbeddings } from "../textual-inversion/find-embeddings.ts";
import { readWordList } from "./read-word-list.ts";
import { checkScheduler } from "./check-scheduler.ts";
import { type Sidecar, sidecarSchema } from "../description/sidecar.ts";
import { clipSkipLayers } from "../description/text-parts.ts";

/** Levels of the autoencoder where its settings do not say: each halves a side but the first. */
const USUAL_LEVELS = 4;
const USUAL_STRENGTH = 0.6;

/**
 * Describes a model folder in the diffusers layout by its own files: model_index.json, the parts'
 * config.json, the graphs' inputs and outputs, and the optional easel.json. Loads no weights.
 * Throws DiffusionError, in one sentence, when the folder cannot be used.
 */
export async function describeModel(folder: string): Promise<ModelDescription> {
  const parts = await openParts(folder);
  const family = await detectFamily(parts);
  const scheduler = await readModelJson(
    folder,
    "scheduler/scheduler_config.json",
    schedulerConfigSchema,
  );
  const schedulerRemarks = checkScheduler(folder, scheduler, family);
  const { steps, guidanceScale, nativeSize, fixedDenoiser, ...traits } = await family.describe(
    parts,
    scheduler,
  );
  const sidecar = await readSidecar(folder);
  const { wordList, problem: wordListProblem } = await readWordList(folder);
  const vae = await parts.config("vae_decoder");
  const latentScale = 2 ** ((vae.block_out_channels?.length ?? USUAL_LEVELS) - 1);
  const denoiser = fixedDenoiser ?? inLatents(sidecar.drawnAtOnce, latentScale);
  const encoder = parts.has("vae_encoder") ? parts.graph("vae_encoder") : undefined;
  checkVersions(parts, [...graphsOf(traits), ...(encoder ? ["vae_encoder"] : [])]);
  checkInputs(parts, traits);
  const remarks = [
    ...schedulerRemarks,
    ...(await checkAutoencoder(parts, traits.denoiser, traits.latentChannels)),
  ];
  return {
    ...traits,
    folder,
    name: sidecar.name ?? basename(folder),
    description: sidecar.description,
    family: family.id,
    remarks,
    scheduler,
    defaultScheduler: sidecar.defaults?.scheduler ?? traits.defaultScheduler,
    latentScale,
    latentNumbers: latentNumbers(folder, vae, {
      usual: family.latents,
      channels: traits.latentChannels,
    }),
    fixed: {
      denoiser,
      decoder: fixedInput(parts, parts.graph("vae_decoder"), "latent_sample", "vae_decoder"),
      encoder: encoder && fixedInput(parts, encoder, "sample", "vae_encoder"),
    },
    imageToImage: encoder !== undefined,
    clipSkipLayers: fewestLayers(parts, traits),
    defaults: {
      steps: sidecar.defaults?.steps ?? steps,
      guidanceScale: sidecar.defaults?.guidanceScale ?? guidanceScale,
      strength: sidecar.defaults?.strength ?? USUAL_STRENGTH,
      upscaleStrength: sidecar.defaults?.upscaleStrength,
      variationStrengths: sidecar.defaults?.variationStrengths,
      size: sidecar.defaults?.size ?? {
        width: (denoiser ?? nativeSize).width * latentScale,
        height: (denoiser ?? nativeSize).height * latentScale,
      },
    },
    styles: sidecar.styles,
    words: sidecar.words ?? [],
    examples: sidecar.examples ?? [],
    wordList,
    wordListProblem,
    embeddings: wordList === undefined ? [] : Array.from((await findEmbeddings(folder)).keys()),
    preview: sidecar.preview,
  };
}

/** The parts that every picture needs. */
function graphsOf({ textParts, denoiser }: Pick<FamilyTraits, "textParts" | "denoiser">): string[] {
  return [...textParts.map(({ encoder }) => encoder), denoiser, "vae_decoder"];
}

async function readSidecar(folder: string): Promise<Sidecar> {
  return existsSync(join(folder, "easel.json"))
    ? await readModelJson(folder, "easel.json", sidecarSchema)
    : {};
}

function fixedInput(
  { folder }: ModelParts,
  { inputs }: OnnxModel,
  name: string,
  part: string,
): FixedSize {
  return fixedSize(portOf(inputs, name, folder, part));
}

/** How many layers all text encoders that have any to spare can leave out. */
function fewestLayers(parts: ModelParts, { textParts }: Pick<FamilyTraits, "textParts">): number {
  const clips = textParts.filter(({ kind }) => kind === "clip");
  if (clips.length === 0) return 0;
  return Math.min(...clips.map((part) => clipSkipLayers(parts.graph(part.encoder), part)));
}

function inLatents(pixels: Sidecar["drawnAtOnce"], latentScale: number): FixedSize {
  if (pixels === undefined) return undefined;
  const length = (side: number) => Math.max(1, Math.round(side / latentScale));
  return { height: length(pixels.height), width: length(pixels.width) };
}
