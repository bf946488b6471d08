import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { z } from "zod";
import { DiffusionError } from "../domain/errors.ts";
import { type Message, quoted, say } from "../words/index.ts";
import { clauseOf, isNodeError } from "./errors.ts";
import { readLenientJson } from "./lenient-json.ts";

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
    throw unusable(folder, unreadable(file, error), { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reason = say("engine.part-content", { file, problem: issueOf(parsed.error) });
  throw unusable(folder, reason, { cause: parsed.error });
}

/** A clause about a file of a model that cannot be read. */
export function unreadable(file: string, error: unknown): Message {
  return isNodeError(error) && error.code === "ENOENT"
    ? say("engine.part-missing", { file })
    : say("engine.part-unreadable", { file, reason: clauseOf(error) });
}

/** The first thing that is wrong with a file's content, as a clause: where, and what. */
export function issueOf({ issues }: z.ZodError): Message {
  const [issue] = issues;
  const problem = quoted(issue?.message ?? "unexpected content");
  return issue === undefined || issue.path.length === 0
    ? say("engine.issue-of-the-whole", { problem })
    : say("engine.issue", { place: issue.path.join("."), problem });
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

/** Why a folder cannot be used: `way` says what to do, `cause` what was thrown. */
export interface UnusableOptions {
  readonly way?: Message;
  readonly cause?: unknown;
}

/** The error for a folder that cannot be used, with a way out; `reason` goes into a sentence about it. */
export function unusable(
  folder: string,
  reason: Message,
  { way, cause }: UnusableOptions = {},
): DiffusionError {
  const isForbidden = isNodeError(cause) && cause.code === "EACCES";
  const usual = say(isForbidden ? "engine.way-allow" : "engine.way-export-again");
  return new DiffusionError(
    "model",
    say("engine.folder-unusable", { folder: basename(folder), reason, way: way ?? usual }),
    { cause },
  );
}
