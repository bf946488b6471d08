import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { z } from "zod";
import { type JsonBudget, keepsJsonBudget } from "../../lib/json-budget.ts";
import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import { sizeOf, type Tensor, tensor } from "../tensor.ts";

/** Headers of embeddings take less than a kilobyte; a LoRA's tells of its training in some megabytes. */
const LARGEST_HEADER = 16 * 2 ** 20;
const LENGTH_BYTES = 8;
/** Eight for each tensor, of which the largest LoRAs have some thousands. */
const BUDGET: JsonBudget = { values: 1_000_000, depth: 20 };
/** No single tensor that is read here is larger. */
const MOST_BYTES = 256 * 2 ** 20;

const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});

/** One tensor of a file, not read yet. */
export interface StoredTensor {
  readonly name: string;
  /** F32, F16, BF16, or another name of the format. */
  readonly type: string;
  readonly dims: readonly number[];
  /** Where its bytes begin and end in the file. */
  readonly start: number;
  readonly end: number;
}

/** What a safetensors file says about itself. */
export interface SafetensorsHeader {
  readonly tensors: readonly StoredTensor[];
  /** Notes of whoever wrote it, by their names. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Where the numbers begin. */
  readonly dataStart: number;
}

const metadataSchema = z.record(z.string(), z.string()).catch({});

/** How the format's floating-point types become float32. */
const decoders: Readonly<Record<string, (bytes: ArrayBuffer) => Float32Array>> = {
  F32: (bytes) => new Float32Array(bytes),
  F16: (bytes) => Float32Array.from(new Float16Array(bytes)),
  // A bfloat16 is the upper half of a float32.
  BF16: (bytes) =>
    new Float32Array(Uint32Array.from(new Uint16Array(bytes), (half) => half << 16).buffer),
};
const bytesEach: Readonly<Record<string, number>> = { F32: 4, F16: 2, BF16: 2 };

/**
 * What a safetensors file says it holds: eight bytes with the header's length, the header as JSON,
 * then the numbers (huggingface.co/docs/safetensors). Reads the header only. Throws FileProblem with
 * a sentence when the file is damaged, and the file system's error when it cannot be opened.
 */
export async function readHeader(path: string): Promise<SafetensorsHeader> {
  const file = await openOrdinary(path);
  try {
    const { size } = await file.stat();
    const headerBytes = size < LENGTH_BYTES ? 0 : await headerLength(file);
    const dataStart = LENGTH_BYTES + headerBytes;
    if (headerBytes === 0 || headerBytes > LARGEST_HEADER || dataStart > size) {
      throw new FileProblem(say("engine.safetensors-none"));
    }
    const header = parseHeader(await readBytes(file, LENGTH_BYTES, dataStart));
    const { __metadata__: notes, ...entries } = header;
    return {
      tensors: Object.entries(entries).map(([name, value]) =>
        toStored(name, value, dataStart, size),
      ),
      metadata: metadataSchema.parse(notes ?? {}),
      dataStart,
    };
  } finally {
    await file.close();
  }
}

/** The tensors that a safetensors file holds; see `readHeader`. */
export async function listTensors(path: string): Promise<readonly StoredTensor[]> {
  const { tensors } = await readHeader(path);
  return tensors;
}

/** The numbers of one tensor, as float32. Throws FileProblem for types that are no floats. */
export async function readTensor(path: string, stored: StoredTensor): Promise<Tensor> {
  const decode = decoders[stored.type];
  if (decode === undefined) {
    throw new FileProblem(say("engine.safetensors-type", { type: stored.type }));
  }
  if (stored.end - stored.start > MOST_BYTES) {
    throw new FileProblem(say("engine.file-too-large", { most: MOST_BYTES }));
  }
  const file = await openOrdinary(path);
  try {
    return tensor(decode(await readBytes(file, stored.start, stored.end)), stored.dims);
  } finally {
    await file.close();
  }
}

/** Opens a file; a pipe or device of that name would keep a reader waiting, and is refused. */
async function openOrdinary(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new FileProblem(say("engine.no-ordinary-file"));
}

async function headerLength(file: FileHandle): Promise<number> {
  const length = new DataView(await readBytes(file, 0, LENGTH_BYTES)).getBigUint64(0, true);
  return length > BigInt(LARGEST_HEADER) ? Infinity : Number(length);
}

function parseHeader(bytes: ArrayBuffer): Record<string, unknown> {
  if (!keepsJsonBudget(Buffer.from(bytes), BUDGET)) {
    throw new FileProblem(say("engine.too-many-values", { most: BUDGET.values }));
  }
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw new FileProblem(say("engine.safetensors-header"), { cause: error });
  }
}

function toStored(name: string, value: unknown, dataStart: number, size: number): StoredTensor {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) {
    throw new FileProblem(say("engine.safetensors-header"), { cause: parsed.error });
  }
  const { dtype, shape, data_offsets: offsets } = parsed.data;
  const [start, end] = [dataStart + offsets[0], dataStart + offsets[1]];
  const wanted = sizeOf(shape) * (bytesEach[dtype] ?? NaN);
  // A type of unknown size cannot be checked here, and is refused when it is read.
  if (end < start || end > size || (!Number.isNaN(wanted) && end - start !== wanted)) {
    throw new FileProblem(say("engine.safetensors-tensor", { name }));
  }
  return { name, type: dtype, dims: shape, start, end };
}

async function readBytes(file: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(end - start);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
  if (bytesRead < bytes.length) throw new FileProblem(say("engine.file-cut-short"));
  return bytes.buffer;
}
