import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { extensionOf } from "../../domain/file-kind.ts";

/** A file name that says what is on the picture: its prompt's first words and its seed. */
function baseName(prompt: string, seed: number): string {
  const words = prompt
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 48)
    .replaceAll(/^-+|-+$/g, "");
  return words === "" ? String(seed) : `${words}-${seed}`;
}

/**
 * Writes a picture into a folder (made when it is missing) under a name of its own; an existing
 * file is never overwritten. Gives the path.
 */
export async function writePicture(
  folder: string,
  bytes: Uint8Array,
  picture: { readonly prompt: string; readonly seed: number; readonly mediaType: string },
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const name = baseName(picture.prompt, picture.seed);
  const extension = extensionOf(picture.mediaType);
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, `${name}${number === 1 ? "" : `-${number}`}.${extension}`);
    try {
      await writeFile(file, bytes, { flag: "wx" });
      return file;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}
