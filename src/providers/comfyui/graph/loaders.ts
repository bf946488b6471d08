import type { FamilyName } from "../families.ts";
import type { GraphBuilder, Link } from "./graph.ts";

/** Where a model's parts lie on the server: in one checkpoint, or in files of their own. */
export type Loader =
  | { readonly kind: "checkpoint"; readonly file: string }
  | {
      readonly kind: "parts";
      readonly file: string;
      readonly clips: readonly string[];
      /** What the text encoders are for, as their loader calls it. */
      readonly clipType: string;
      readonly vae: string;
    };

/** The parts of a loaded model. */
export interface LoadedModel {
  readonly model: Link;
  readonly clip: Link;
  readonly vae: Link;
}

/** Loads a model. A checkpoint of SD 3 without text encoders takes them from `encoders`. */
export function load(
  graph: GraphBuilder,
  loader: Loader,
  encoders: readonly string[] | undefined,
): LoadedModel {
  if (loader.kind === "checkpoint") {
    const { file: ckpt_name } = loader;
    const [model, clip, vae] = graph.add("CheckpointLoaderSimple", { ckpt_name });
    return { model, vae, clip: encoders ? clipOf(graph, encoders, "sd3") : clip };
  }
  const [model] = graph.add("UNETLoader", { unet_name: loader.file, weight_dtype: "default" });
  const clip = clipOf(graph, loader.clips, loader.clipType);
  const [vae] = graph.add("VAELoader", { vae_name: loader.vae });
  return { model, clip, vae };
}

function clipOf(graph: GraphBuilder, files: readonly string[], type: string): Link {
  const [first = "", second, third] = files;
  if (second === undefined) return graph.add("CLIPLoader", { clip_name: first, type })[0];
  const two = { clip_name1: first, clip_name2: second };
  return third === undefined
    ? graph.add("DualCLIPLoader", { ...two, type })[0]
    : graph.add("TripleCLIPLoader", { ...two, clip_name3: third })[0];
}

/** The text encoders and the autoencoder that a model in files of its own needs, by their usual names. */
export const partsOfFamilies: Readonly<
  Partial<
    Record<
      FamilyName,
      { readonly clips: readonly RegExp[]; readonly clipType: string; readonly vae: RegExp }
    >
  >
> = {
  flux: {
    clips: [/clip_?l/i, /t5.?xxl/i],
    clipType: "flux",
    vae: /(?:^|[/\\])(?:ae|flux)[^/\\]*$/i,
  },
  qwen: { clips: [/qwen.?2\.?5.*vl/i], clipType: "qwen_image", vae: /qwen.*vae/i },
  "z-image": {
    clips: [/qwen.?3.*4b/i],
    clipType: "lumina2",
    vae: /(?:^|[/\\])(?:ae|flux)[^/\\]*$/i,
  },
};

/** The text encoders of SD 3, for a checkpoint that comes without them. */
export const encodersOfSd3: readonly RegExp[] = [/clip_?l/i, /clip_?g/i, /t5.?xxl/i];

/** The first file for each name, or undefined when one is missing. */
export function findFiles(
  files: readonly string[],
  wanted: readonly RegExp[],
): readonly string[] | undefined {
  const found = wanted.map((name) => files.find((file) => name.test(file)));
  return found.every((file) => file !== undefined) ? found : undefined;
}
