import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { familyOf } from "../families/index.ts";
import { readLenientJson } from "../lenient-json.ts";
import { readModel } from "../onnx/read-model.ts";
import type { ModelDescription } from "../description/model-description.ts";

/** A tiny autoencoder's decoder (such as TAESD's), which takes the latents of a whole family. */
export interface TinyDecoder {
  readonly path: string;
  /** What the latents were multiplied by for the denoiser, as far as this decoder cares. */
  readonly scalingFactor: number;
}

/** Folders inside a model's own; what lies there belongs to that model. */
const OWN_FOLDERS = ["taesd", "vae_tiny"];

const GRAPHS = ["vae_decoder/model.onnx", "decoder.onnx", "decoder/model.onnx"];

const configSchema = z.object({ scaling_factor: z.number().positive().nullish() });

/**
 * Finds the tiny decoder for a model: in the folder `taesd` or `vae_tiny` of its own, or in the
 * one beside it that the family names (`taesd`, `taesdxl`, …), as each family's latents mean other
 * colours. One whose graph cannot be read, or takes other channels, counts as absent: it is an extra.
 */
export async function findTinyDecoder({
  folder,
  family,
  latentChannels,
}: ModelDescription): Promise<TinyDecoder | undefined> {
  const folders = [
    ...OWN_FOLDERS.map((name) => join(folder, name)),
    join(dirname(folder), familyOf(family).tinyDecoder),
  ];
  const path = folders
    .flatMap((each) => GRAPHS.map((graph) => join(each, graph)))
    .find((candidate) => takesChannels(candidate, latentChannels));
  if (path === undefined) return undefined;
  return { path, scalingFactor: await readScaling(join(dirname(path), "config.json")) };
}

function takesChannels(path: string, channels: number): boolean {
  if (!existsSync(path)) return false;
  try {
    const input = readModel(path).inputs.find(({ name }) => name === "latent_sample");
    return input !== undefined && (input.dims[1] === channels || typeof input.dims[1] === "string");
  } catch {
    return false;
  }
}

/** Tiny autoencoders work on the denoiser's latents as they are, unless their config says otherwise. */
async function readScaling(path: string): Promise<number> {
  const config: unknown = await readLenientJson(path).catch(() => ({}));
  return configSchema.safeParse(config).data?.scaling_factor ?? 1;
}
