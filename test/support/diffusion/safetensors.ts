import { writeFile } from "node:fs/promises";

/** A tensor to be written: its name, type and shape, and the bytes of its numbers. */
export interface TensorToWrite {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
  readonly bytes: Uint8Array;
}

/** The bytes of float32 numbers. */
export function float32(...values: number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

/** A safetensors file; `change` may spoil its header before it is written. */
export async function writeSafetensors(
  path: string,
  tensors: readonly TensorToWrite[],
  change: (header: string) => string = (header) => header,
): Promise<void> {
  let offset = 0;
  const entries = tensors.map(({ name, type, dims, bytes }) => {
    const start = offset;
    offset += bytes.length;
    return [name, { dtype: type, shape: dims, data_offsets: [start, offset] }] as const;
  });
  const header = Buffer.from(
    change(JSON.stringify(Object.fromEntries([["__metadata__", { format: "pt" }], ...entries]))),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  await writeFile(path, Buffer.concat([length, header, ...tensors.map(({ bytes }) => bytes)]));
}
