import { readSync } from "node:fs";
import { join } from "node:path";
import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import { type OnnxModel, tensorType, type Weight } from "./model.ts";
import { withFile } from "./open-file.ts";
import { countOf } from "./read-weight.ts";
import { weightFolder } from "./weight-files.ts";

/** Bytes of one number, by the types that become float32 here. */
const NUMBER_BYTES: Readonly<Record<number, number>> = {
  [tensorType.float32]: 4,
  [tensorType.float16]: 2,
};
/** The tensors that are looked into are vectors and small tables. */
const MOST_BYTES = 256 * 2 ** 20;

/**
 * A weight's numbers as float32; undefined when they are of another type. Throws FileProblem when
 * they are not all there, or more than anybody looks into, and the file system's error.
 */
export function readNumbers(
  model: Pick<OnnxModel, "path">,
  weight: Weight,
): Float32Array | undefined {
  const each = NUMBER_BYTES[weight.type];
  if (each === undefined || weight.data.kind === "typed") return undefined;
  const length = countOf(weight.dims) * each;
  if (!(length <= MOST_BYTES)) throw new FileProblem(say("engine.graph-too-large"));
  const bytes = readBytes(model, weight.data, length);
  // A fresh buffer begins at a multiple of every element's size, as typed arrays want.
  const { buffer } = Uint8Array.from(bytes);
  return weight.type === tensorType.float32
    ? new Float32Array(buffer)
    : Float32Array.from(new Float16Array(buffer));
}

function readBytes(
  model: Pick<OnnxModel, "path">,
  data: Exclude<Weight["data"], { kind: "typed" }>,
  length: number,
): Uint8Array {
  if (data.kind === "bytes") {
    if (data.bytes.length !== length) throw cutShort();
    return data.bytes;
  }
  if (data.length !== undefined && data.length !== length) throw cutShort();
  const { folder, locate } = weightFolder(model);
  const path = data.isOwn ? model.path : join(folder, locate(data.file));
  return withFile(path, ({ descriptor, size }) => {
    if (data.offset + length > size) throw cutShort();
    const bytes = Buffer.alloc(length);
    readSync(descriptor, bytes, 0, length, data.offset);
    return bytes;
  });
}

const cutShort = () => new FileProblem(say("engine.weights-cut-short"));
