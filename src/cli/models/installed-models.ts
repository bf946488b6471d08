import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { readRecord, RECORD } from "../../hub/hub-record.ts";
import type { Inspector } from "../../providers/local/inspection/inspector.ts";

/** A file of a model, by its path in the model's folder. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: number;
}

const root = path.resolve(import.meta.dirname, "../../..");

/** Whether a folder holds a model, or a part of one that was pulled. */
export function isModelFolder(folder: string): boolean {
  return ["model_index.json", RECORD].some((file) => existsSync(path.join(folder, file)));
}

/** The names of the model folders in a directory, sorted; one that does not exist holds none. */
export async function installedModels(modelsDir: string): Promise<readonly string[]> {
  const names = await readdir(modelsDir).catch(() => []);
  return names
    .filter((name) => !name.startsWith(".") && isModelFolder(path.join(modelsDir, name)))
    .toSorted();
}

/** All files in a folder, the largest first. */
export async function filesOf(folder: string): Promise<readonly ModelFile[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const files = await Promise.all(
    entries.map(async (entry) => {
      const facts = await stat(path.join(folder, entry)).catch(() => undefined);
      return facts?.isFile() === true ? [{ path: entry, bytes: facts.size }] : [];
    }),
  );
  return files.flat().toSorted((a, b) => b.bytes - a.bytes || a.path.localeCompare(b.path));
}

/** What a folder holds: a whole model, or a part of one, of which there is nothing to say. */
export async function lookInto(folder: string, inspector: Inspector) {
  const [report, files, record] = await Promise.all([
    inspector.report(folder),
    filesOf(folder),
    readRecord(folder),
  ]);
  const facts = { files, bytes: sizeOf(files), record };
  const isPart = record?.kind === "autoencoder";
  const part = { isPart, family: "Tiny autoencoder", problem: undefined, remarks: [] };
  return { ...report, ...facts, ...(isPart ? part : { isPart }) };
}

/** The size of files together, in bytes. */
export function sizeOf(files: readonly Pick<ModelFile, "bytes">[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whether a folder is the model that comes with Easel. */
export function isBundled(folder: string): boolean {
  const { dir, base } = path.parse(folder);
  return dir === path.join(root, "models") && /^easel-v\d+$/.test(base);
}
