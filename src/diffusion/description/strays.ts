import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, extname, join, relative } from "node:path";
import { type Message, say } from "../../words/index.ts";
import { clauseOf, isNodeError } from "../errors.ts";

/** What looks like a model and is none: why, and what to do about it, as clauses. */
export interface Stray {
  readonly name: string;
  readonly reason: Message;
  readonly way: Message;
}

const INDEX = "model_index.json";
/** How deep a model is searched for in a folder that is none: Hugging Face's cache has it at 3. */
const DEPTH = 3;
/** How many folders are looked into at each level; what holds more is no misplaced model. */
const BREADTH = 50;
/** How many of the models inside a folder are named. */
const NAMED = 3;

const weights = new Set([
  ".safetensors",
  ".ckpt",
  ".pt",
  ".pth",
  ".bin",
  ".gguf",
  ".msgpack",
  ".h5",
]);
const archives = new Set([".zip", ".tar", ".gz", ".tgz", ".xz", ".zst", ".7z", ".rar"]);

/**
 * What is wrong with a path that should be a model's folder; undefined for one that is one, and for
 * files that nobody takes for a model.
 */
export async function strayAt(path: string): Promise<Stray | undefined> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    if (!facts.isDirectory()) return fileAt(name);
    return existsSync(join(path, INDEX)) ? undefined : await folderAt(path);
  } catch (error) {
    if (!isNodeError(error)) throw error;
    const isForbidden = error.code === "EACCES" || error.code === "EPERM";
    const isGone = error.code === "ENOENT";
    return {
      name,
      reason: isGone ? say("engine.stray-gone") : clauseOf(error),
      way: isForbidden ? say("engine.way-allow") : say("engine.way-look-at-path"),
    };
  }
}

function fileAt(name: string): Stray | undefined {
  const ending = extname(name).toLowerCase();
  if (weights.has(ending)) {
    return { name, reason: say("engine.stray-weights"), way: say("engine.way-make-folder") };
  }
  if (archives.has(ending)) {
    return { name, reason: say("engine.stray-archive"), way: say("engine.way-unpack") };
  }
  if (ending !== ".onnx") return undefined;
  return { name, reason: say("engine.stray-graph"), way: say("engine.way-whole-model") };
}

async function folderAt(path: string): Promise<Stray> {
  const name = basename(path);
  const inside = await modelsIn(path);
  if (inside.length > 0) {
    const places = inside.slice(0, NAMED).map((each) => join(name, relative(path, each)));
    return { name, reason: say("engine.stray-nested", { places }), way: say("engine.way-move-up") };
  }
  const isEmpty = (await readdir(path)).length === 0;
  const reason = isEmpty ? say("engine.stray-empty") : say("engine.part-missing", { file: INDEX });
  return { name, reason, way: say("engine.way-whole-model") };
}

async function modelsIn(path: string, depth = DEPTH): Promise<readonly string[]> {
  if (depth === 0) return [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(path, entry.name))
    .toSorted()
    .slice(0, BREADTH);
  const found = await Promise.all(
    folders.map(async (folder) =>
      existsSync(join(folder, INDEX)) ? [folder] : await modelsIn(folder, depth - 1),
    ),
  );
  return found.flat();
}
