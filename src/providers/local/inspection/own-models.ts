import { createHash } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { basename, extname, join, sep } from "node:path";

/**
 * The models that come with Easel, by `digestOf` their folders as they are shipped. Whoever changes
 * such a model writes its new digest here.
 */
const ownModels: Readonly<Record<string, string>> = {
  "easel-v1": "58acd01ad1bca2c9af00f746d63a7dff4919a4de6908156bf018f18e9840248e",
};

/** Notes for people, which nothing reads. */
const NOTES = new Set([".md", ".png", ".svg"]);
/** Settings are smaller than two such ends, and count in full; of graphs the ends and the size do. */
const END_BYTES = 128 * 1024;

/**
 * Whether a folder is one of Easel's own models, as it was shipped. Such a one is no stranger's, and
 * needs no process of its own to be read in, which would take as long as its first picture.
 */
export async function isOwnModel(folder: string): Promise<boolean> {
  const name = basename(folder);
  const known = Object.hasOwn(ownModels, name) ? ownModels[name] : undefined;
  if (known === undefined) return false;
  try {
    return (await digestOf(folder)) === known;
  } catch {
    // What cannot be read is told by whoever reads it next.
    return false;
  }
}

/** SHA-256 over the names, the sizes and the ends of a folder's files, in hexadecimal. */
async function digestOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    // A link or a pipe is not what was shipped.
    .filter((entry) => !entry.isDirectory() && !(entry.isFile() && NOTES.has(extname(entry.name))))
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
  for (const { entry, path } of files) {
    const { size, ends } = entry.isFile() ? await endsOf(path) : { size: NaN, ends: [] };
    hash.update(`${path.slice(folder.length).split(sep).join("/")} ${size}\n`);
    for (const end of ends) hash.update(end);
  }
  return hash.digest("hex");
}

async function endsOf(path: string) {
  await using file = await open(path);
  const { size } = await file.stat();
  const starts = size <= END_BYTES ? [0] : [0, size - END_BYTES];
  const ends = await Promise.all(
    starts.map(async (start) => {
      const bytes = Buffer.alloc(Math.min(END_BYTES, size));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
      return bytes.subarray(0, bytesRead);
    }),
  );
  return { size, ends };
}
