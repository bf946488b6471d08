import { readFile, writeFile } from "node:fs/promises";
import { bufferSource, type Field, fields } from "../../../src/diffusion/onnx/protobuf.ts";
import {
  messageField,
  numberField,
  textField,
} from "../../../src/diffusion/onnx/write-protobuf.ts";

/** Gives what stands in place of a field: bytes of whole fields, or the field's own as they are. */
type Replace = (field: Field, own: Buffer) => Uint8Array;

// Field numbers are those of onnx.proto.
const [IR_VERSION, GRAPH, OPSET_IMPORT] = [1, 7, 8];
const [NODE, OPERATOR, OPERATOR_DOMAIN] = [1, 4, 7];
const [INPUT, OUTPUT, FLOAT] = [11, 12, 1];
const FUNCTION = 25;

/** Rewrites an .onnx file so that it says it needs that version of ONNX' operators. */
export async function setOpset(path: string, version: number): Promise<void> {
  await editModel(path, (field, own) =>
    field.number === OPSET_IMPORT ? messageField(OPSET_IMPORT, [numberField(2, version)]) : own,
  );
}

/** Rewrites an .onnx file so that it says it has that version of the format. */
export async function setFormat(path: string, version: number): Promise<void> {
  await editModel(path, (field, own) =>
    field.number === IR_VERSION ? numberField(IR_VERSION, version) : own,
  );
}

/** Gives a value of an .onnx file another name of the same length, wherever it stands. */
export async function renameValue(path: string, from: string, to: string): Promise<void> {
  if (from.length !== to.length) throw new RangeError("The names must be of one length.");
  const [old, renamed] = [from, to].map((name) => Buffer.from([name.length, ...Buffer.from(name)]));
  const bytes = await readFile(path);
  if (old === undefined || renamed === undefined || !bytes.includes(old)) {
    throw new Error(`There is no ${from} in ${path}.`);
  }
  for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + 1))
    renamed.copy(bytes, at);
  await writeFile(path, bytes);
}

/** Rewrites an .onnx file so that the first of its operators is another, of a domain ("" for ONNX). */
export async function setOperator(path: string, name: string, domain = ""): Promise<void> {
  let isDone = false;
  await editModel(path, (field, own, bytes) => {
    if (field.number !== GRAPH) return own;
    const graph = edit(bytes, field, (inner, innerOwn) => {
      if (inner.number !== NODE || isDone) return innerOwn;
      isDone = true;
      const rest = edit(bytes, inner, (part, partOwn) =>
        part.number === OPERATOR || part.number === OPERATOR_DOMAIN ? Buffer.alloc(0) : partOwn,
      );
      return messageField(NODE, [
        rest,
        textField(OPERATOR, name),
        textField(OPERATOR_DOMAIN, domain),
      ]);
    });
    return messageField(GRAPH, [graph]);
  });
}

/** Rewrites an .onnx file so that its input of that name has these dimensions: numbers, or names of free ones. */
export async function setShape(
  path: string,
  input: string,
  dimensions: readonly (number | string)[],
): Promise<void> {
  await replacePort(path, INPUT, input, dimensions);
}

/** The same for an output. */
export async function setOutputShape(
  path: string,
  output: string,
  dimensions: readonly (number | string)[],
): Promise<void> {
  await replacePort(path, OUTPUT, output, dimensions);
}

/** Rewrites an .onnx file so that it wants one more input. */
export async function addInput(
  path: string,
  input: string,
  dimensions: readonly (number | string)[],
): Promise<void> {
  await editModel(path, (field, own, bytes) =>
    field.number === GRAPH
      ? messageField(GRAPH, [
          bytes.subarray(field.start, field.end),
          portField(INPUT, input, dimensions),
        ])
      : own,
  );
}

/** Rewrites an .onnx file so that it brings an operator of its own, as a function. */
export async function addFunction(path: string, name: string, domain: string): Promise<void> {
  const own = messageField(FUNCTION, [textField(1, name), textField(10, domain)]);
  await writeFile(path, Buffer.concat([await readFile(path), own]));
}

function portField(number: number, name: string, dimensions: readonly (number | string)[]): Buffer {
  const shape = dimensions.map((dimension) =>
    messageField(1, [
      typeof dimension === "number" ? numberField(1, dimension) : textField(2, dimension),
    ]),
  );
  const type = messageField(1, [numberField(1, FLOAT), messageField(2, shape)]);
  return messageField(number, [textField(1, name), messageField(2, [type])]);
}

async function replacePort(
  path: string,
  number: number,
  name: string,
  dimensions: readonly (number | string)[],
): Promise<void> {
  const port = portField(number, name, dimensions);
  await editModel(path, (field, own, bytes) => {
    if (field.number !== GRAPH) return own;
    const graph = edit(bytes, field, (inner, innerOwn) =>
      inner.number === number && innerOwn.includes(name) ? port : innerOwn,
    );
    return messageField(GRAPH, [graph]);
  });
}

async function editModel(
  path: string,
  replace: (field: Field, own: Buffer, bytes: Buffer) => Uint8Array,
): Promise<void> {
  const bytes = await readFile(path);
  const whole = { start: 0, end: bytes.length };
  await writeFile(
    path,
    edit(bytes, whole, (field, own) => replace(field, own, bytes)),
  );
}

function edit(
  bytes: Buffer,
  message: { readonly start: number; readonly end: number },
  replace: Replace,
): Buffer {
  const source = bufferSource(bytes);
  let position = message.start;
  return Buffer.concat(
    Array.from(fields(source, message.start, message.end), (field) => {
      const own = bytes.subarray(position, field.end);
      position = field.end;
      return replace(field, own);
    }),
  );
}
