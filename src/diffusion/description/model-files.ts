import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { z } from "zod";
import { DiffusionError } from "../../domain/errors.ts";
import { clauseOf, isNodeError } from "../errors.ts";
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
  let value: unknown;
  try {
    value = await readLenientJson(join(folder, file));
  } catch (error) {
    const isMissing = isNodeError(error) && error.code === "ENOENT";
    const reason = isMissing ? "is missing" : `cannot be read (${clauseOf(error)})`;
    throw unusable(folder, `${file} ${reason}`, error);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unusable(folder, `in ${file}, ${issueOf(parsed.error)}`, parsed.error);
}

/** The first thing that is wrong with a file's content, as a clause: where, and what. */
export function issueOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  const place = issue?.path.join(".") || "the whole";
  return `${place}: ${issue?.message ?? "unexpected content"}`;
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

/** The error for a folder that cannot be used, with a way out; `reason` goes into a sentence about it. */
export function unusable(folder: string, reason: string, cause?: unknown): DiffusionError {
  const isForbidden = isNodeError(cause) && cause.code === "EACCES";
  const way = isForbidden ? "let Easel read it" : "export or download it again";
  return new DiffusionError(
    "model",
    `The model folder ${basename(folder)} is not usable: ${reason}; ${way}.`,
    { cause },
  );
}
