import { type Message, quoted, say } from "../../words/index.ts";
import { clauseOf } from "../errors.ts";
import type { Tensor } from "../tensor.ts";
import { type Embedding, readEmbedding } from "./read-embedding.ts";

/** What a model's text encoders take. */
export interface EncoderTraits {
  /** Numbers in a vector, for each encoder; undefined for one whose graph takes no vectors. */
  readonly widths: readonly (number | undefined)[];
  /** The most vectors that fit into one chunk. */
  readonly room: number;
  /** What people call the model. */
  readonly model: string;
}

/**
 * Reads the embedding at `path` for a model: a table for each of its text encoders, or what is wrong,
 * to stand behind "The embedding X".
 */
export async function fitEmbedding(
  path: string,
  { widths, room, model }: EncoderTraits,
): Promise<readonly Tensor[] | Message> {
  if (widths.includes(undefined)) {
    return say("engine.embedding-not-taken", { model });
  }
  let embedding: Embedding;
  try {
    embedding = await readEmbedding(path);
  } catch (error) {
    return say("engine.embedding-unreadable", { reason: clauseOf(error) });
  }
  const tables = tablesFor(embedding, widths);
  if (tables === undefined) {
    return say("engine.embedding-for-others", { others: makersOf(embedding), model });
  }
  const count = tables[0]?.dims[0] ?? 0;
  if (count > room) return say("engine.embedding-too-long", { count, model, room });
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

function makersOf({ tables: [first, second] }: Embedding): Message {
  const width = first?.dims[1] ?? 0;
  if (second !== undefined) return quoted("SDXL");
  const family = families[width];
  return family === undefined ? say("engine.models-of-width", { width }) : quoted(family);
}
