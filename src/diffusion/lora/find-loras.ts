import { readdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";

/** Where LoRAs lie, beside the models. */
export const LORAS = "loras";
/** How deep folders within that one are looked into. */
const DEEPEST = 3;
const MOST_FILES = 5000;

/** What LoRAs are kept in; only safetensors is read, see `readLora`. */
const ENDINGS = new Set([".safetensors", ".pt", ".ckpt", ".bin"]);

/**
 * The files of LoRAs in the models' directory, by their names: that of the file, or with its folders
 * where two have the same. No folder is no error.
 */
export async function findLoras(modelsDir: string): Promise<ReadonlyMap<string, string>> {
  const files = await filesBelow(join(modelsDir, LORAS), "", 0);
  const found = new Map<string, string>();
  for (const [place, path] of files.slice(0, MOST_FILES)) {
    const name = withoutEnding(basename(place));
    found.set(found.has(name) ? withoutEnding(place) : name, path);
  }
  return found;
}

/** What people call the LoRA in a file. */
export function nameOfLora(path: string): string {
  return withoutEnding(basename(path));
}

function withoutEnding(name: string): string {
  // Some file systems take letters and their accents apart; a comma would part names.
  return name
    .slice(0, name.length - extname(name).length)
    .normalize("NFC")
    .replaceAll(",", " ");
}

type Place = readonly [place: string, path: string];

async function filesBelow(folder: string, place: string, depth: number): Promise<readonly Place[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
      throw error;
    },
  );
  const visible = entries
    .filter(({ name }) => !name.startsWith("."))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const files = visible
    .filter((entry) => !entry.isDirectory() && ENDINGS.has(extname(entry.name).toLowerCase()))
    .map(({ name }): Place => [join(place, name), join(folder, name)]);
  if (depth >= DEEPEST) return files;
  const folders = visible.filter((entry) => entry.isDirectory());
  const below = await Promise.all(
    folders.map(({ name }) => filesBelow(join(folder, name), join(place, name), depth + 1)),
  );
  return [...files, ...below.flat()];
}
