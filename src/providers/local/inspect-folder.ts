import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describeModel } from "../../diffusion/description/describe-model.ts";
import { unreadable, unusable } from "../../diffusion/description/model-files.ts";
import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { embeddingRemarks } from "./embedding-remarks.ts";
import { inspectGraph } from "./inspect-graph.ts";

/** What a look at a model's folder gives. */
export interface FolderReport {
  /** What `/imagine model:` calls it. */
  readonly id: string;
  /** What people read in its place. */
  readonly name: string;
  /** The family in words; undefined where the folder does not tell. */
  readonly family: string | undefined;
  /** Whether it finishes the pictures of SDXL models rather than drawing by itself. */
  readonly isRefiner: boolean;
  /** Why it cannot be used, in one sentence. */
  readonly problem: string | undefined;
  /** What is unusual about it, a sentence each. */
  readonly remarks: readonly string[];
}

const families = {
  "stable-diffusion": "Stable Diffusion",
  "stable-diffusion-xl": "Stable Diffusion XL",
  "stable-diffusion-xl-refiner": "Stable Diffusion XL refiner",
  "latent-consistency": "Latent consistency",
} as const;

const parts = ["text_encoder", "text_encoder_2", "unet", "vae_decoder", "vae_encoder"];

/** Operators of ONNX Runtime's own that only some execution providers have. */
const narrow: Readonly<Record<string, string>> = {
  NhwcConv: "CUDA",
  GroupNorm: "CUDA and DirectML",
};

/** Describes a folder for people: whether and as what it can be used. Loads no weights. */
export async function inspectFolder(folder: string): Promise<FolderReport> {
  const id = `local/${basename(folder)}`;
  try {
    const description = await describeModel(folder);
    const { name, family, imageToImage } = description;
    checkWeights(folder);
    const noSource = imageToImage ? [] : ["It has no vae_encoder, so it draws from words only."];
    const embeddings = await embeddingRemarks(description);
    const remarks = [...narrowOperators(folder), ...noSource, ...embeddings];
    const isRefiner = family === "stable-diffusion-xl-refiner";
    return { id, name, family: families[family], isRefiner, problem: undefined, remarks };
  } catch (error) {
    if (!(error instanceof DiffusionError)) throw error;
    const name = basename(folder);
    const problem = error.message;
    return { id, name, family: undefined, isRefiner: false, problem, remarks: [] };
  }
}

/**
 * Looks whether every file of weights is there and long enough, which a folder that is still being
 * copied fails. Throws DiffusionError.
 */
export function checkWeights(folder: string): void {
  for (const part of graphsOf(folder)) {
    for (const [file, bytes] of needsOf(folder, part).weights) {
      const path = join(folder, part, file);
      const size = existsSync(path) ? statSync(path).size : undefined;
      if (size === undefined)
        throw unusable(folder, say("engine.part-missing", { file: `${part}/${file}` }));
      if (size < bytes) {
        throw unusable(
          folder,
          say("engine.part-too-short", { file: `${part}/${file}`, size, bytes }),
        );
      }
    }
  }
}

function narrowOperators(folder: string): readonly string[] {
  return graphsOf(folder).flatMap((part) => {
    const { operators } = needsOf(folder, part);
    return Object.entries(narrow)
      .filter(([operator]) => operators.has(operator))
      .map(
        ([operator, providers]) =>
          `Its ${part} uses the operator ${operator}, which only ${providers} can run: it does not work on the CPU or on WebGPU.`,
      );
  });
}

const graphsOf = (folder: string): readonly string[] =>
  parts.filter((part) => existsSync(join(folder, part, "model.onnx")));

function needsOf(folder: string, part: string): ReturnType<typeof inspectGraph> {
  try {
    return inspectGraph(join(folder, part, "model.onnx"));
  } catch (error) {
    throw unusable(folder, unreadable(`${part}/model.onnx`, error), { cause: error });
  }
}
