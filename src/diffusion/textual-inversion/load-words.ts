import { type Message, say } from "../../words/index.ts";
import { type EmbeddingFiles, findEmbeddings } from "./find-embeddings.ts";
import { type EncoderTraits, fitEmbedding } from "./fit-embedding.ts";
import { vectorsOf } from "./read-embedding.ts";
import { splitAtNames } from "./split-at-names.ts";

/** The vectors of embeddings by their names in lower case, for one text encoder. */
export type WordVectors = ReadonlyMap<string, readonly Float32Array[]>;

/** The embeddings that a job's prompts name. */
export interface LoadedWords {
  /** For each text encoder; empty when nothing is named. */
  readonly words: readonly WordVectors[];
  /** What is named and cannot be used: the text's own key, and a message that says why. */
  readonly problems: readonly { readonly option: string; readonly message: Message }[];
}

/**
 * Reads the embeddings that `texts` (by option) name, from the folders that belong to the model in
 * `folder`. One that cannot be read or is made for other models is left out, with a sentence that
 * says why: its name is then taken as plain words. `traits` is asked only when a text names one.
 */
export async function loadWords(
  texts: Readonly<Record<string, string>>,
  folder: string,
  traits: () => Promise<EncoderTraits>,
): Promise<LoadedWords> {
  const files = await findEmbeddings(folder);
  const options = firstNamings(texts, files);
  if (options.size === 0) return { words: [], problems: [] };
  const asked = await traits();
  const words = asked.widths.map(() => new Map<string, readonly Float32Array[]>());
  const problems: { option: string; message: Message }[] = [];
  for (const [name, option] of options) {
    const tables = await fitEmbedding(files.get(name) ?? "", asked);
    if ("code" in tables) {
      problems.push({ option, message: say("engine.embedding-ignored", { name, reason: tables }) });
    } else {
      for (const [index, table] of tables.entries()) words[index]?.set(name, vectorsOf(table));
    }
  }
  return { words, problems };
}

/** The embeddings that are named, each with the first of the texts that names it. */
function firstNamings(
  texts: Readonly<Record<string, string>>,
  files: EmbeddingFiles,
): Map<string, string> {
  const options = new Map<string, string>();
  for (const [option, text] of Object.entries(texts)) {
    for (const piece of splitAtNames(text, files.keys())) {
      if ("name" in piece && !options.has(piece.name)) options.set(piece.name, option);
    }
  }
  return options;
}
