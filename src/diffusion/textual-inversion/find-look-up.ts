import { closeSync, fstatSync, openSync } from "node:fs";
import {
  type ByteSource,
  type Field,
  fileSource,
  nested,
  textOf,
} from "../description/protobuf.ts";

/** Where a text encoder's graph looks the vectors of its tokens up. */
export interface LookUp {
  readonly node: Field;
  /** The name under which the node gives the vectors. */
  readonly output: string;
  /** TensorProto's number for the type of the vectors. */
  readonly type: number;
  /** Numbers in a vector. */
  readonly width: number;
}

/** What changes the ids' shape or type on their way to the table, but not the ids. */
const CARRIERS = new Set(["Reshape", "Cast", "Identity", "Unsqueeze", "Squeeze"]);

/** TensorProto's float32 and float16. */
const FLOATS = new Set([1, 10]);

/**
 * Finds the node that turns `input_ids` into vectors: a Gather from a table of floating-point
 * numbers, reached through nothing but changes of shape and type. Exports that store half precision
 * and compute in float32 cast the table first. Undefined when there is no such node.
 */
export function findLookUp(source: ByteSource, graph: Field): LookUp | undefined {
  const ids = new Set(["input_ids"]);
  const casts = new Map<string, Field>();
  for (const node of nested(source, graph, 1)) {
    const [data = "", index = ""] = textsOf(source, node, 1);
    const [output = ""] = textsOf(source, node, 2);
    const [kind = ""] = textsOf(source, node, 4);
    if (CARRIERS.has(kind) && ids.has(data)) ids.add(output);
    else if (kind === "Cast" || kind === "Identity") casts.set(output, node);
    if (kind !== "Gather" || !ids.has(index)) continue;
    const table = tableOf(source, graph, data, casts);
    if (table !== undefined) return { node, output, ...table };
  }
  return undefined;
}

/**
 * How many numbers a token's vector has in the text encoder's graph at `path`; undefined when it
 * takes no vectors. Throws as `readOnnxHeader` does.
 */
export function tokenWidth(path: string): number | undefined {
  const descriptor = openSync(path, "r");
  try {
    const source = fileSource(descriptor, fstatSync(descriptor).size);
    const [graph] = nested(source, { start: 0, end: source.length }, 7);
    return graph && findLookUp(source, graph)?.width;
  } finally {
    closeSync(descriptor);
  }
}

/** The type and width of a table's rows, looked at through casts. */
function tableOf(
  source: ByteSource,
  graph: Field,
  name: string,
  casts: ReadonlyMap<string, Field>,
): Pick<LookUp, "type" | "width"> | undefined {
  const cast = casts.get(name);
  if (cast !== undefined) {
    const [input = ""] = textsOf(source, cast, 1);
    const table = tableOf(source, graph, input, casts);
    return table && { ...table, type: castType(source, cast) ?? table.type };
  }
  for (const tensor of nested(source, graph, 5)) {
    if (textsOf(source, tensor, 8)[0] !== name) continue;
    const [type] = nested(source, tensor, 2);
    const [, width, ...more] = dimsOf(source, tensor);
    if (type === undefined || !FLOATS.has(type.value)) return undefined;
    return width === undefined || more.length > 0 ? undefined : { type: type.value, width };
  }
  return undefined;
}

/** What a Cast node casts to: its only whole-number attribute. */
function castType(source: ByteSource, cast: Field): number | undefined {
  for (const attribute of nested(source, cast, 5)) {
    for (const type of nested(source, attribute, 3)) return type.value;
  }
  return undefined;
}

/** A tensor's dimensions, written one by one or packed into one field. */
function dimsOf(source: ByteSource, tensor: Field): number[] {
  return Array.from(nested(source, tensor, 1)).flatMap((dim) => {
    if (dim.end === dim.start) return [dim.value];
    const numbers: number[] = [];
    let [value, factor] = [0, 1];
    for (let position = dim.start; position < dim.end; position += 1) {
      const byte = source.byteAt(position);
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
      if (byte >= 0x80) continue;
      numbers.push(value);
      [value, factor] = [0, 1];
    }
    return numbers;
  });
}

function textsOf(source: ByteSource, message: Field, field: number): string[] {
  return Array.from(nested(source, message, field), (one) => textOf(source, one));
}
