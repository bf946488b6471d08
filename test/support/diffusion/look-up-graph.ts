import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  messageField,
  numberField,
  textField,
} from "../../../src/diffusion/onnx/write-protobuf.ts";

/** How a graph that looks vectors up in a table is written. */
export interface LookUpGraph {
  /** float32 or half precision, which is then cast to float32. */
  readonly type?: "float" | "half";
  /** Where the table's numbers lie. */
  readonly weights?: "inside" | "beside";
  /** The operator that looks up; anything but Gather is none that is known. */
  readonly operator?: string;
  /** Whether the ids reach the table through a Cast and an Identity. */
  readonly isIndirect?: boolean;
}

/** Rows and numbers a row of the table: number k is k / 8. */
export const ROWS = 200;
export const WIDTH = 4;

const INT64 = 7;
const FLOAT = 1;
const HALF = 10;

/** Writes the smallest text encoder to `path`: input_ids [texts, tokens] to last_hidden_state. */
export async function writeLookUpGraph(
  path: string,
  { type = "float", weights = "inside", operator = "Gather", isIndirect = false }: LookUpGraph = {},
): Promise<void> {
  const numbers = Float32Array.from({ length: ROWS * WIDTH }, (_, index) => index / 8);
  const bytes = new Uint8Array(type === "half" ? new Float16Array(numbers).buffer : numbers.buffer);
  if (weights === "beside") await writeFile(join(dirname(path), "model.onnx_data"), bytes);
  const table = messageField(5, [
    numberField(1, ROWS),
    numberField(1, WIDTH),
    numberField(2, type === "half" ? HALF : FLOAT),
    textField(8, "stored"),
    ...(weights === "inside"
      ? [messageField(9, [bytes])]
      : [entry("location", "model.onnx_data"), numberField(14, 1)]),
  ]);
  const graph = messageField(7, [
    ...(type === "half" ? [node("Cast", ["stored"], "table", [to(FLOAT)])] : []),
    ...(isIndirect ? [node("Cast", ["input_ids"], "cast", [to(INT64)])] : []),
    ...(isIndirect ? [node("Identity", ["cast"], "ids")] : []),
    node(
      operator,
      [type === "half" ? "table" : "stored", isIndirect ? "ids" : "input_ids"],
      "last_hidden_state",
    ),
    textField(2, "encoder"),
    table,
    port(11, "input_ids", INT64, ["texts", "tokens"]),
    port(12, "last_hidden_state", FLOAT, ["texts", "tokens", "width"]),
  ]);
  const model = [numberField(1, 8), messageField(8, [numberField(2, 17)]), graph];
  await writeFile(path, Buffer.concat(model));
}

function to(type: number): Buffer {
  return messageField(5, [textField(1, "to"), numberField(3, type), numberField(20, 2)]);
}

function entry(key: string, value: string): Buffer {
  return messageField(13, [textField(1, key), textField(2, value)]);
}

function port(field: number, name: string, type: number, dims: readonly string[]): Buffer {
  const shape = messageField(
    2,
    dims.map((dim) => messageField(1, [textField(2, dim)])),
  );
  const tensorType = messageField(1, [numberField(1, type), shape]);
  return messageField(field, [textField(1, name), messageField(2, [tensorType])]);
}

function node(
  kind: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Buffer[] = [],
): Buffer {
  const ports = inputs.map((input) => textField(1, input));
  return messageField(1, [...ports, textField(2, output), textField(4, kind), ...attributes]);
}
