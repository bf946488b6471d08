import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import { row, type Tensor } from "../tensor.ts";
import { listTensors, readTensor, type StoredTensor } from "../safetensors/read-safetensors.ts";

/** The vectors that stand for one word, a table for each text encoder that reads it. */
export interface Embedding {
  /** [vectors, width] each: one, or those for SDXL's first and second text encoder. */
  readonly tables: readonly Tensor[];
}

/** SDXL's two encoders, as A1111, kohya and diffusers name them. */
const PAIR = ["clip_l", "clip_g"];
/** How A1111 and kohya name the vectors of a single encoder; diffusers names them like the word. */
const SINGLE = "emb_params";
/** More vectors than this in one word are no embedding: a whole vocabulary, or a checkpoint. */
const MOST_VECTORS = 1000;

/**
 * Reads a textual-inversion embedding (Gal et al., 2022) from a safetensors file. Throws FileProblem
 * with a sentence about what is wrong with the file, and the file system's error.
 */
export async function readEmbedding(path: string): Promise<Embedding> {
  if (!path.toLowerCase().endsWith(".safetensors")) {
    throw new FileProblem(say("engine.embedding-format"));
  }
  const stored = await listTensors(path);
  const chosen = choose(stored);
  const tables = await Promise.all(chosen.map(async (one) => toTable(await readTensor(path, one))));
  const [first, ...others] = tables.map(({ dims }) => dims[0]);
  if (others.some((count) => count !== first)) {
    throw new FileProblem(say("engine.embedding-uneven"));
  }
  return { tables };
}

/** A table's rows: one vector of numbers for each token that the word takes. */
export function vectorsOf(table: Tensor): Float32Array[] {
  return Array.from({ length: table.dims[0] ?? 0 }, (_, index) => row(table, index).data);
}

function choose(stored: readonly StoredTensor[]): StoredTensor[] {
  const named = (name: string) => stored.find((one) => one.name === name);
  const pair = PAIR.map(named).filter((one) => one !== undefined);
  if (pair.length === PAIR.length) return check(pair);
  const single = named(SINGLE) ?? (stored.length === 1 ? stored[0] : undefined);
  if (single === undefined) throw new FileProblem(say("engine.embedding-other"));
  return check([single]);
}

function check(chosen: StoredTensor[]): StoredTensor[] {
  for (const { dims } of chosen) {
    const [count = 0] = dims.length === 1 ? [1] : dims;
    if (dims.length < 1 || dims.length > 2 || count < 1 || count > MOST_VECTORS) {
      throw new FileProblem(say("engine.embedding-shape", { shape: `[${dims.join(", ")}]` }));
    }
  }
  return chosen;
}

function toTable({ data, dims }: Tensor): Tensor {
  if (data.some((number) => !Number.isFinite(number))) {
    throw new FileProblem(say("engine.numbers-not-finite"));
  }
  return { data, dims: dims.length === 1 ? [1, ...dims] : dims };
}
