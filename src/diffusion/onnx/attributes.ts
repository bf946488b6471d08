import { type Attribute, type GraphNode, tensorType } from "./model.ts";
import { bufferSource, fields, nested, textOf, wholeNumbers } from "./protobuf.ts";
import { numberField, textField } from "./write-protobuf.ts";

/** AttributeProto's types that are written or looked for here. */
const attributeType = { int: 2, text: 3, ints: 7, graph: 5, graphs: 10 } as const;

/** A node's whole number of that name; undefined when it has none. */
export function intOf(node: GraphNode, name: string): number | undefined {
  const attribute = find(node, name);
  if (attribute === undefined) return undefined;
  const source = bufferSource(attribute.bytes);
  const [field] = nested(source, { start: 0, end: source.length }, 3);
  return field?.value;
}

/** A node's word of that name; undefined when it has none. */
export function wordOf(node: GraphNode, name: string): string | undefined {
  const attribute = find(node, name);
  if (attribute === undefined) return undefined;
  const source = bufferSource(attribute.bytes);
  const [field] = nested(source, { start: 0, end: source.length }, 4);
  return field && textOf(source, field);
}

/** A node's whole numbers of that name; undefined when it has none. */
export function intsOf(node: GraphNode, name: string): number[] | undefined {
  const attribute = find(node, name);
  if (attribute === undefined) return undefined;
  const source = bufferSource(attribute.bytes);
  return Array.from(nested(source, { start: 0, end: source.length }, 8)).flatMap((field) =>
    wholeNumbers(source, field),
  );
}

/** The type of the tensor that a node holds as its attribute of that name. */
export function tensorTypeOf(node: GraphNode, name: string): number | undefined {
  const attribute = find(node, name);
  if (attribute === undefined) return undefined;
  const source = bufferSource(attribute.bytes);
  const [tensor] = nested(source, { start: 0, end: source.length }, 5);
  const [type] = tensor === undefined ? [] : nested(source, tensor, 2);
  return type?.value;
}

/** The numbers of a small constant, whole, single or half; undefined for a node that is none. */
export function constantNumbers(node: GraphNode): number[] | undefined {
  const attribute = node.kind === "Constant" ? find(node, "value") : undefined;
  if (attribute === undefined) return undefined;
  const source = bufferSource(attribute.bytes);
  const [tensor] = nested(source, { start: 0, end: source.length }, 5);
  if (tensor === undefined) return undefined;
  const [type] = nested(source, tensor, 2);
  const [raw] = nested(source, tensor, 9);
  if (raw === undefined) {
    return Array.from(nested(source, tensor, 7)).flatMap((field) => wholeNumbers(source, field));
  }
  const { buffer } = Uint8Array.from(source.bytes(raw.start, raw.end));
  if (type?.value === tensorType.int64) return Array.from(new BigInt64Array(buffer), Number);
  if (type?.value === tensorType.float16) return Array.from(new Float16Array(buffer));
  return type?.value === tensorType.float32 ? Array.from(new Float32Array(buffer)) : undefined;
}

/** Whether a node holds graphs of its own, as branches and loops do. */
export function holdsGraph({ attributes }: GraphNode): boolean {
  return attributes.some(({ bytes }) => {
    const source = bufferSource(bytes);
    return Array.from(fields(source, 0, source.length)).some(
      ({ number, value }) =>
        number === 20 && (value === attributeType.graph || value === attributeType.graphs),
    );
  });
}

/** An attribute that holds a whole number. */
export function intAttribute(name: string, value: number): Attribute {
  return encoded(name, [numberField(3, value), numberField(20, attributeType.int)]);
}

/** An attribute that holds whole numbers. */
export function intsAttribute(name: string, values: readonly number[]): Attribute {
  const numbers = values.map((value) => numberField(8, value));
  return encoded(name, [...numbers, numberField(20, attributeType.ints)]);
}

/** An attribute that holds a word. */
export function wordAttribute(name: string, value: string): Attribute {
  return encoded(name, [textField(4, value), numberField(20, attributeType.text)]);
}

function encoded(name: string, parts: readonly Buffer[]): Attribute {
  const field = Buffer.concat([textField(1, name), ...parts]);
  return { name, bytes: field };
}

function find({ attributes }: GraphNode, name: string): Attribute | undefined {
  return attributes.find((attribute) => attribute.name === name);
}
