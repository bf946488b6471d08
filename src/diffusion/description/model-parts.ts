import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { OnnxModel } from "../onnx/model.ts";
import { hasPart, readModelJson, unusable } from "../model-files.ts";
import { readGraph } from "./model-graphs.ts";
import { strayAt } from "./strays.ts";

const whole = z.int().positive().nullish();

/** What parts say about themselves in their config.json, all of it optional. */
const configSchema = z.looseObject({
  _class_name: z.string().nullish(),
  in_channels: whole,
  out_channels: whole,
  sample_size: z.union([z.int().positive(), z.tuple([z.int(), z.int()])]).nullish(),
  num_hidden_layers: whole,
  joint_attention_dim: whole,
  pos_embed_max_size: whole,
  patch_size: whole,
  scaling_factor: z.number().positive().nullish(),
  shift_factor: z.number().nullish(),
  latents_mean: z.array(z.number()).nullish(),
  latents_std: z.array(z.number().positive()).nullish(),
  block_out_channels: z.array(z.number()).min(1).max(8).nullish(),
  latent_channels: whole,
});
export type PartConfig = z.infer<typeof configSchema>;

const indexSchema = z.looseObject({
  _class_name: z.string().nullish(),
  force_zeros_for_empty_prompt: z.boolean().nullish(),
  requires_aesthetics_score: z.boolean().nullish(),
});
export type ModelIndex = z.infer<typeof indexSchema>;

/** A model's folder, whose graphs and settings are read when they are asked for, each once. */
export interface ModelParts {
  readonly folder: string;
  readonly index: ModelIndex;
  /** Whether a part is there as a graph. */
  has(part: string): boolean;
  /** A part's graph. Throws DiffusionError when it is missing or cannot be read. */
  graph(part: string): OnnxModel;
  /** A part's settings; exports without them are described by their graphs alone. */
  config(part: string): Promise<PartConfig>;
}

/** Opens the folder of a model. Throws DiffusionError when it has no readable model_index.json. */
export async function openParts(folder: string): Promise<ModelParts> {
  const stray = await strayAt(folder);
  if (stray !== undefined) throw unusable(folder, stray.reason, { way: stray.way });
  const graphs = new Map<string, OnnxModel>();
  return {
    folder,
    index: await readModelJson(folder, "model_index.json", indexSchema),
    has: (part) => hasPart(folder, part),
    graph(part) {
      const graph = graphs.get(part) ?? readGraph(folder, part);
      graphs.set(part, graph);
      return graph;
    },
    async config(part) {
      // Some exports keep what both halves of the autoencoder have in common in one place.
      const places = part.startsWith("vae_") ? [part, "vae"] : [part];
      const file = places
        .map((place) => join(place, "config.json"))
        .find((each) => existsSync(join(folder, each)));
      return file === undefined ? {} : readModelJson(folder, file, configSchema);
    },
  };
}
