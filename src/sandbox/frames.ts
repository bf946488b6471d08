import type { Readable } from "node:stream";
import { type JsonBudget, keepsJsonBudget } from "../lib/json-budget.ts";

/**
 * What travels between the two processes: a head in JSON and the bytes of files, raw. On the wire:
 * the length of the JSON (4 bytes, big-endian), the JSON with the head and the files' sizes, the files.
 */
export interface Frame {
  readonly head: unknown;
  readonly files: readonly Buffer[];
}

/** The most bytes that one frame may have: in its JSON, and in all files together. */
export interface FrameLimits {
  readonly head: number;
  readonly files: number;
}

const LENGTH_BYTES = 4;
/** The longest answers are descriptions of models, with a schedule of numbers. */
const BUDGET: JsonBudget = { values: 500_000, depth: 100 };

/** The start of a frame; the bytes of the files follow it, in their order. */
export function frameStart(head: unknown, sizes: readonly number[]): Buffer {
  const json = Buffer.from(JSON.stringify({ head, sizes }), "utf8");
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

/**
 * Reads frames until the stream ends. Throws an Error for what is no frame or over the limits, and
 * for a stream that ends within one: the other side may be broken, and is believed nothing.
 */
export async function* readFrames(stream: Readable, limits: FrameLimits): AsyncGenerator<Frame> {
  const bytes = new ByteReader(stream);
  for (;;) {
    const length = await bytes.takeOrEnd(LENGTH_BYTES);
    if (length === undefined) return;
    const size = length.readUInt32BE();
    if (size > limits.head) throw new Error(`A frame's head has ${size} bytes`);
    const { head, sizes } = parseHead(await bytes.take(size));
    const total = sizes.reduce((sum, each) => sum + each, 0);
    if (total > limits.files) throw new Error(`A frame's files have ${total} bytes`);
    const files: Buffer[] = [];
    for (const each of sizes) files.push(await bytes.take(each));
    yield { head, files };
  }
}

function parseHead(bytes: Buffer): { readonly head: unknown; readonly sizes: readonly number[] } {
  if (!keepsJsonBudget(bytes, BUDGET)) throw new Error("A frame's head has too many values");
  const json: unknown = JSON.parse(bytes.toString("utf8"));
  if (typeof json === "object" && json !== null && "head" in json && "sizes" in json) {
    const { head, sizes } = json;
    if (Array.isArray(sizes) && sizes.every(isSize)) return { head, sizes };
  }
  throw new Error("A frame has no head");
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Takes so many bytes at a time from a stream. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** Undefined when the stream ends before the first of them. */
  async takeOrEnd(size: number): Promise<Buffer | undefined> {
    if (this.#rest.length === 0 && !(await this.#fill())) return undefined;
    return this.take(size);
  }

  async take(size: number): Promise<Buffer> {
    if (size <= this.#rest.length) return this.#cut(size);
    const taken = Buffer.allocUnsafeSlow(size);
    let at = 0;
    for (;;) {
      const part = this.#cut(Math.min(size - at, this.#rest.length));
      part.copy(taken, at);
      at += part.length;
      if (at === size) return taken;
      if (!(await this.#fill())) throw new Error("The stream ended within a frame");
    }
  }

  #cut(size: number): Buffer {
    const part = this.#rest.subarray(0, size);
    this.#rest = this.#rest.subarray(size);
    return part;
  }

  async #fill(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#rest = value;
    return true;
  }
}
