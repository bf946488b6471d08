import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { describeModel } from "../../diffusion/model-folder/describe-model.ts";
import { unreadable, unusable } from "../../diffusion/model-files.ts";
import { isNodeError } from "../../diffusion/errors.ts";
import { familyOf } from "../../diffusion/families/index.ts";
import { neededFiles, weightFileSize } from "../../diffusion/onnx/weight-files.ts";
import { DiffusionError } from "../../domain/errors.ts";
import { type Message, say } from "../../words/index.ts";
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
  readonly problem: Message | undefined;
  /** What is unusual about it, a sentence each. */
  readonly remarks: readonly Message[];
}

/** The folders that a model's graphs may lie in. */
const parts = [
  "text_encoder",
  "text_encoder_2",
  "text_encoder_3",
  "unet",
  "transformer",
  "vae_decoder",
  "vae_encoder",
];

/** Operators of ONNX Runtime's own that only some execution providers have. */
const narrow: Readonly<Record<string, readonly string[]>> = {
  NhwcConv: ["CUDA"],
  GroupNorm: ["CUDA", "DirectML"],
};

/** Describes a folder for people: whether and as what it can be used. Loads no weights. */
export async function inspectFolder(folder: string): Promise<FolderReport> {
  const id = `local/${basename(folder)}`;
  try {
    const description = await describeModel(folder);
    const { name, family, imageToImage, isRefiner } = description;
    checkWeights(folder);
    const remarks = [
      ...description.remarks,
      ...(description.wordListProblem ? [description.wordListProblem] : []),
      ...narrowOperators(folder),
      ...(imageToImage ? [] : [say("engine.draws-from-words-only")]),
      ...(await embeddingRemarks(description)),
    ];
    const { label } = familyOf(family);
    return { id, name, family: label, isRefiner, problem: undefined, remarks };
  } catch (error) {
    if (!(error instanceof DiffusionError)) throw error;
    const name = basename(folder);
    return { id, name, family: undefined, isRefiner: false, problem: error.says, remarks: [] };
  }
}

/**
 * Looks whether every file of weights is there, inside the folder and long enough, which a folder
 * that is still being copied fails. Throws DiffusionError.
 */
export function checkWeights(folder: string): void {
  for (const part of graphsOf(folder)) {
    const { model } = needsOf(folder, part);
    for (const { file, bytes } of neededFiles(model)) {
      const size = sizeOf(folder, `${part}/${file}`, () => weightFileSize(model, file));
      if (size >= bytes) continue;
      throw unusable(
        folder,
        say("engine.part-too-short", { file: `${part}/${file}`, size, bytes }),
      );
    }
  }
}

function sizeOf(folder: string, name: string, measure: () => number): number {
  try {
    return measure();
  } catch (error) {
    const way =
      isNodeError(error) && error.code === "ENOENT" ? {} : { way: say("engine.way-move-inside") };
    throw unusable(folder, unreadable(name, error), { ...way, cause: error });
  }
}

function narrowOperators(folder: string): readonly Message[] {
  return graphsOf(folder).flatMap((part) => {
    const { operators } = needsOf(folder, part);
    return Object.entries(narrow)
      .filter(([operator]) => operators.has(operator))
      .map(([operator, providers]) => say("engine.narrow-operator", { part, operator, providers }));
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
