import { closeSync, fstatSync, openSync } from "node:fs";
import {
  type ByteSource,
  type Field,
  fileSource,
  nested,
  textOf,
} from "../../diffusion/description/protobuf.ts";

/** What a graph needs beside its inputs. */
export interface GraphNeeds {
  /** The names of its operators, such as `Conv`. */
  readonly operators: ReadonlySet<string>;
  /** The files beside it that hold its weights, and how long each has to be, in bytes. */
  readonly weights: ReadonlyMap<string, number>;
}

/** TensorProto.DataLocation: the numbers lie in another file. */
const EXTERNAL = 1;

/**
 * Reads which operators an .onnx file uses and which files it takes its weights from, stepping over
 * everything else. Throws RangeError when the file is no ONNX graph or is cut, and the file system's
 * error when it cannot be opened. Field numbers are those of onnx.proto.
 */
export function inspectGraph(path: string): GraphNeeds {
  const descriptor = openSync(path, "r");
  try {
    const source = fileSource(descriptor, fstatSync(descriptor).size);
    const operators = new Set<string>();
    const weights = new Map<string, number>();
    for (const graph of nested(source, { start: 0, end: source.length }, 7)) {
      for (const node of nested(source, graph, 1)) {
        for (const kind of nested(source, node, 4)) operators.add(textOf(source, kind));
      }
      for (const tensor of nested(source, graph, 5)) noteWeights(source, tensor, weights);
    }
    return { operators, weights };
  } finally {
    closeSync(descriptor);
  }
}

function noteWeights(source: ByteSource, tensor: Field, weights: Map<string, number>): void {
  const [place] = nested(source, tensor, 14);
  if (place?.value !== EXTERNAL) return;
  const entries = Array.from(nested(source, tensor, 13), (entry) => {
    const [key] = nested(source, entry, 1);
    const [value] = nested(source, entry, 2);
    return [key && textOf(source, key), value && textOf(source, value)] as const;
  });
  const { location, offset = "0", length = "0" } = Object.fromEntries(entries);
  if (location === undefined) return;
  const end = Number(offset) + Number(length);
  weights.set(location, Math.max(weights.get(location) ?? 0, end));
}
