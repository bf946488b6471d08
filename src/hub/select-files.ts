import { z } from "zod";
import { say } from "../words/index.ts";
import { HubError } from "./hub-error.ts";
import type { HubFile } from "./hub-files.ts";

/** Which files make a model: a whole pipeline, only an autoencoder (TAESD), or a LoRA for models. */
export interface Selection {
  readonly kind: "pipeline" | "autoencoder" | "lora";
  /** Paths are relative to the model's own folder. */
  readonly files: readonly (HubFile & { readonly source: string })[];
}

/** The graph of a denoiser, below the folder of its pipeline. */
const DENOISER = /^((?:.*\/)?)(?:unet|transformer)\/model\.onnx$/u;
const INDEX = "model_index.json";
/** What the denoiser lies in: diffusion transformers have another name than UNets. */
const denoisers = ["unet", "transformer"] as const;
const encoders = ["text_encoder", "text_encoder_2", "text_encoder_3"] as const;
const graphs = [...denoisers, "vae_decoder", "vae_encoder", ...encoders] as const;
type Graph = (typeof graphs)[number];

const small: readonly RegExp[] = [
  /^(?:model_index\.json|easel(?:-words)?\.json|README\.md|LICEN[CS]E[^/]*)$/i,
  /^scheduler\/scheduler_config\.json$/,
  /^tokenizer(?:_[23])?\/(?:vocab\.json|merges\.txt|tokenizer_config\.json|special_tokens_map\.json)$/,
];

/** Tokenizers in one file, which are read where there is no vocab.json. */
const wholeTokenizer = /^(tokenizer(?:_[23])?)\/(?:tokenizer\.json|spiece\.model)$/;

/** Files beside a graph that are certainly not its weights. */
const notWeights =
  /\.(?:onnx|json|txt|md|safetensors|bin|msgpack|h5|xml|ckpt|pth?|png|jpe?g|webp|gif|py|ya?ml|gitattributes|tflite|mlmodelc?|dlc|engine|zip|gz)$/i;

/** A pipeline's index: a pair of library and class for each part; null where the part is left out. */
const indexSchema = z.record(z.string(), z.unknown());

/**
 * Finds the folder in a repository that holds an exported pipeline. Throws HubError when there is
 * none, or several to choose from.
 */
export function findRoot(files: readonly HubFile[], subfolder: string, repository: string): string {
  const within = subfolder === "" ? "" : `${subfolder}/`;
  const roots = files
    .filter(({ path }) => path.startsWith(within))
    .flatMap(({ path }) => DENOISER.exec(path)?.[1] ?? []);
  if (roots.includes(within)) return within;
  const [only, ...others] = roots;
  if (only === undefined) {
    // An autoencoder alone has no denoiser.
    if (files.some(({ path }) => path === `${within}vae_decoder/model.onnx`)) return within;
    throw noModel(repository, files);
  }
  if (others.length === 0) return only;
  const choices = roots.map((root) => `${repository}/${root.replace(/\/$/, "")}`).join(", ");
  throw new HubError("no-model", say("hub.several-models", { repository, choices }));
}

/** The index of the pipeline below `root`, if there is one. */
export function findIndex(files: readonly HubFile[], root: string): HubFile | undefined {
  return files.find(({ path }) => path === `${root}${INDEX}`);
}

/**
 * Chooses the files that the engine reads: graphs with their weights, configurations, tokenizers,
 * and the card with its licence. `index` is the content of model_index.json, parsed; undefined
 * where there is none, which only an autoencoder may lack. Throws HubError when a part is missing.
 */
export function selectFiles(
  files: readonly HubFile[],
  { root, index, repository }: { root: string; index: unknown; repository: string },
): Selection {
  const inside = files
    .filter(({ path }) => path.startsWith(root))
    .map(({ path, bytes, hash }) => ({ path: path.slice(root.length), source: path, bytes, hash }));
  const has = (path: string) => inside.some((file) => file.path === path);
  const denoiser = denoisers.find((part) => has(`${part}/model.onnx`));
  const kind = denoiser === undefined ? "autoencoder" : "pipeline";
  if (kind === "pipeline" && index === undefined) {
    throw new HubError("no-model", say("hub.no-index", { repository, index: INDEX }));
  }
  const isUsed = partsOf(index);
  const parts = graphs.filter((part) => isUsed(part) && has(`${part}/model.onnx`));
  const missing = requiredParts(denoiser, isUsed).find((part) => !parts.includes(part));
  if (missing !== undefined) {
    const graph = `${missing}/model.onnx`;
    throw new HubError("no-model", say("hub.no-graph", { repository, graph }));
  }
  // Weights of a graph in another precision are named after it: model_fp16.onnx_data.
  const others = inside
    .map(({ path }) => path)
    .filter((path) => path.endsWith(".onnx") && !path.endsWith("/model.onnx"));
  const chosen = inside.filter(({ path }) => {
    const [part = "", name = "", ...deeper] = path.split("/");
    if (small.some((pattern) => pattern.test(path))) return true;
    if (wholeTokenizer.test(path)) return !has(`${part}/vocab.json`);
    if (deeper.length > 0 || !parts.some((graph) => graph === part)) return false;
    if (name === "model.onnx" || name === "config.json") return true;
    return isWeights(name) && !others.some((graph) => path.startsWith(graph));
  });
  return { kind, files: chosen };
}

function isWeights(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !notWeights.test(name);
}

/** Whether the index has a part; without an index every part that is there counts. */
function partsOf(index: unknown): (part: Graph) => boolean {
  const parsed = indexSchema.safeParse(index);
  if (!parsed.success) return () => true;
  return (part) => {
    const entry = parsed.data[part] ?? (part.startsWith("vae") ? parsed.data["vae"] : undefined);
    // Exports name the halves of the autoencoder; the original index names the whole.
    if (part.startsWith("vae")) return true;
    return Array.isArray(entry) && entry.every((word) => typeof word === "string");
  };
}

function requiredParts(
  denoiser: Graph | undefined,
  isUsed: (part: Graph) => boolean,
): readonly Graph[] {
  if (denoiser === undefined) return ["vae_decoder"];
  // Stable Diffusion 3 is drawn without its third encoder, T5, too.
  const needed = encoders.filter((part) => part !== "text_encoder_3" && isUsed(part));
  return [denoiser, "vae_decoder", ...needed];
}

function noModel(repository: string, files: readonly HubFile[]): HubError {
  const isTorch = files.some(({ path }) => {
    const [name = ""] = path.split("/").slice(-1);
    return /(?:^|\/)(?:unet|transformer)\//.test(path) && /\.(?:safetensors|bin)$/.test(name);
  });
  return new HubError(
    "no-model",
    isTorch ? say("hub.pytorch-only", { repository }) : say("hub.no-model", { repository }),
  );
}
