import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { z } from "zod";
import { DiffusionError } from "../../domain/errors.ts";
import { isNodeError, reasonOf } from "../errors.ts";
import { readLenientJson } from "../lenient-json.ts";

/** The graph of one part of a model, such as `unet`. */
export function graphPath(folder: string, part: string): string {
  return join(folder, part, "model.onnx");
}

/** Whether a model has that part as a graph. */
export function hasPart(folder: string, part: string): boolean {
  return existsSync(graphPath(folder, part));
}

/**
 * Reads one JSON file of a model folder and checks it. Throws DiffusionError that names the model
 * and the file when it is missing, no JSON, or not what the schema expects.
 */
export async function readModelJson<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const model = basename(folder);
  let value: unknown;
  try {
    value = await readLenientJson(join(folder, file));
  } catch (error) {
    const reason =
      isNodeError(error) && error.code === "ENOENT"
        ? `${file} is missing`
        : `${file} cannot be read (${reasonOf(error)})`;
    throw new DiffusionError(
      "model",
      `The model folder ${model} is not usable: ${reason}. Export or download it again.`,
      { cause: error },
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DiffusionError(
    "model",
    `The model folder ${model} is not usable: in ${file}, ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unexpected content"}.`,
    { cause: parsed.error },
  );
}

/**
 * The model folders in a directory: those with a model_index.json, in the order of their names.
 * A directory that does not exist holds none.
 */
export async function findModels(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
      throw error;
    },
  );
  return entries
    .map((entry) => join(directory, entry.name))
    .filter((folder) => existsSync(join(folder, "model_index.json")))
    .toSorted();
}

/** The error for a folder that cannot be used; `reason` goes into a sentence about it. */
export function unusable(folder: string, reason: string, cause?: unknown): DiffusionError {
  return new DiffusionError(
    "model",
    `The model folder ${basename(folder)} is not usable: ${reason}. Export or download it again.`,
    { cause },
  );
}
