import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where embeddings lie, beside the models and in them. */
export const EMBEDDINGS = "embeddings";
/** What embeddings are kept in; the last one wins. Only safetensors is read, see `readEmbedding`. */
const ENDINGS = [".bin", ".pt", ".safetensors"];

/** The files of the embeddings that a model can use, by their names in lower case. */
export type EmbeddingFiles = ReadonlyMap<string, string>;

/**
 * The textual-inversion embeddings that prompts of the model in `modelFolder` can name: the files in
 * `embeddings/` beside the model folder, which all models share, and those in the model folder itself,
 * which win over shared ones of the same name. An embedding's name is its file's. Whether it can be
 * read and fits the model shows when it is read. No folder is no error.
 */
export async function findEmbeddings(modelFolder: string): Promise<EmbeddingFiles> {
  const shared = await filesIn(join(dirname(modelFolder), EMBEDDINGS));
  const own = await filesIn(join(modelFolder, EMBEDDINGS));
  return new Map([...shared, ...own]);
}

async function filesIn(folder: string): Promise<(readonly [string, string])[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
  return ENDINGS.flatMap((ending) =>
    names
      .filter((name) => name.toLowerCase().endsWith(ending))
      .toSorted()
      // Some file systems take letters and their accents apart.
      .map((name) => {
        const word = name.slice(0, -ending.length).normalize("NFC").toLowerCase();
        return [word, join(folder, name)] as const;
      }),
  );
}
