import { basename } from "node:path";
import { reasonOf } from "../errors.ts";
import type { Tensor } from "../tensor.ts";
import { type EmbeddingFiles, findEmbeddings } from "./find-embeddings.ts";
import { type Embedding, readEmbedding, vectorsOf } from "./read-embedding.ts";
import { splitAtNames } from "./split-at-names.ts";

/** The vectors of embeddings by their names in lower case, for one text encoder. */
export type WordVectors = ReadonlyMap<string, readonly Float32Array[]>;

/** What a model's text encoders take. */
export interface EncoderTraits {
  /** Numbers in a vector, for each encoder; undefined for one whose graph takes no vectors. */
  readonly widths: readonly (number | undefined)[];
  /** The most vectors that fit into one chunk. */
  readonly room: number;
  /** What people call the model. */
  readonly model: string;
}

/** The embeddings that a job's prompts name. */
export interface LoadedWords {
  /** For each text encoder; empty when nothing is named. */
  readonly words: readonly WordVectors[];
  /** What is named and cannot be used: the text's own key, and a sentence that says why. */
  readonly problems: readonly { readonly option: string; readonly message: string }[];
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
  const problems: { option: string; message: string }[] = [];
  for (const [name, option] of options) {
    const path = files.get(name) ?? "";
    const tables = await tablesOrProblem(path, asked);
    if (typeof tables !== "string") {
      for (const [index, table] of tables.entries()) words[index]?.set(name, vectorsOf(table));
      continue;
    }
    const title = basename(path).replace(/\.safetensors$/iu, "");
    const message = `The embedding ${title} ${tables}: its name was taken as plain words.`;
    problems.push({ option, message });
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

/** A table for each text encoder, or what is wrong, to stand behind "The embedding X". */
async function tablesOrProblem(
  path: string,
  { widths, room, model }: EncoderTraits,
): Promise<readonly Tensor[] | string> {
  if (widths.includes(undefined)) {
    return `cannot be used, because the export of ${model} takes none`;
  }
  let embedding: Embedding;
  try {
    embedding = await readEmbedding(path);
  } catch (error) {
    return `cannot be read (${reasonOf(error).replace(/\.$/u, "")})`;
  }
  const tables = tablesFor(embedding, widths);
  if (tables === undefined) return `is made for ${makersOf(embedding)}, not for ${model}`;
  const count = tables[0]?.dims[0] ?? 0;
  if (count > room) return `has ${count} vectors, but ${model} takes ${room} at a time`;
  return tables;
}

/** The tables that fit; SDXL's refiner has the second encoder alone, and takes that one's. */
function tablesFor(
  { tables }: Embedding,
  widths: readonly (number | undefined)[],
): readonly Tensor[] | undefined {
  const own = tables.slice(-widths.length);
  const fits = own.length === widths.length && own.every(({ dims }, i) => dims[1] === widths[i]);
  return fits ? own : undefined;
}

/** Families by the width of their only text encoder. */
const families: Readonly<Record<number, string>> = {
  768: "Stable Diffusion 1.x",
  1024: "Stable Diffusion 2.x",
};

function makersOf({ tables: [first, second] }: Embedding): string {
  const width = first?.dims[1] ?? 0;
  if (second !== undefined) return "SDXL";
  return families[width] ?? `models with ${width} numbers a token`;
}
