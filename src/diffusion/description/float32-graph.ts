/**
 * Half-precision graphs for processors that compute in float32. ONNX Runtime would turn every weight
 * into float32 when it loads the graph, which doubles the memory; or, told not to, all of them at the
 * beginning of each run. Here each weight is turned right before it is used and let go right after:
 *
 *     weight/half (float16, in its file) → Cast → weight (float32) → the node that wants it
 *
 * Everything is then computed in float32, where nothing overflows.
 */
import { type Field, nested, textOf } from "./protobuf.ts";
import {
  type GraphCopy,
  operator,
  type Piece,
  pieces,
  referTo,
  rewriteGraph,
} from "./rewrite-graph.ts";
import { messageField, numberField, textField } from "./write-protobuf.ts";

/** TensorProto's types, and AttributeProto's for a whole number and a graph. */
const FLOAT = 1;
const FLOAT16 = 10;
const INT_ATTRIBUTE = 2;
const GRAPH_ATTRIBUTE = 5;

/**
 * The bytes of the graph at `path` with all half precision replaced. Undefined when it cannot be
 * done: a node chooses half precision in a way that is not known, or holds a graph of its own.
 */
export function float32Graph(path: string): Uint8Array | undefined {
  return rewriteGraph(path, (copy) => {
    const parts = pieces(copy.source, copy.graph);
    const nodes = parts.filter(({ field }) => field.number === 1);
    if (nodes.some(({ field }) => isUnknown(copy, field))) return undefined;
    // ONNX Runtime visits a node's earliest inputs last: so these casts come right before their use.
    const weights = parts.filter(({ field }) => field.number === 5);
    const names = new Set(weights.map(({ field }) => wordOf(copy, field, 8)));
    // Old exports list their weights as inputs, too.
    const isWeight = ({ field }: Piece) => field.number === 11 && names.has(wordOf(copy, field, 1));
    return [
      ...weights.flatMap((piece) => castsOf(copy, piece)),
      ...parts.filter((piece) => !isWeight(piece)).flatMap((piece) => rewritePiece(copy, piece)),
    ];
  });
}

/** The nodes that turn an initializer into float32. */
function castsOf(copy: GraphCopy, { field }: Piece): Buffer[] {
  if (numberOf(copy, field, 2) !== FLOAT16) return [];
  const name = wordOf(copy, field, 8);
  return [castToFloat(halfName(name), name)];
}

function rewritePiece(copy: GraphCopy, piece: Piece): Buffer[] {
  const { field, start } = piece;
  switch (field.number) {
    case 1:
      return rewriteNode(copy, piece);
    case 5: {
      const isHalf = numberOf(copy, field, 2) === FLOAT16;
      return [referTo(copy, piece, isHalf ? halfName(wordOf(copy, field, 8)) : undefined)];
    }
    case 11:
    case 12:
      return [rewritePort(copy, piece)];
    // What is noted about values in between holds no longer.
    case 13:
      return [];
    default:
      return [copy.bytes(start, field.end)];
  }
}

function rewriteNode(copy: GraphCopy, { field: node, start }: Piece): Buffer[] {
  const { source, bytes } = copy;
  const to = attribute(copy, node, "to");
  if (to !== undefined && numberOf(copy, to, 3) === FLOAT16) {
    return [operator("Cast", [wordOf(copy, node, 1)], wordOf(copy, node, 2), [toFloat])];
  }
  const value = attribute(copy, node, "value");
  const [tensor] = value === undefined ? [] : nested(source, value, 5);
  if (tensor === undefined || numberOf(copy, tensor, 2) !== FLOAT16) {
    return [bytes(start, node.end)];
  }
  const output = wordOf(copy, node, 2);
  const others = pieces(source, node).filter(({ field }) => field.number !== 2);
  return [
    messageField(1, [
      ...others.map((other) => bytes(other.start, other.field.end)),
      textField(2, halfName(output)),
    ]),
    castToFloat(halfName(output), output),
  ];
}

/** Random numbers and the like say their type themselves; branches and loops hold whole graphs. */
function isUnknown(copy: GraphCopy, node: Field): boolean {
  const type = attribute(copy, node, "dtype");
  if (type !== undefined && numberOf(copy, type, 3) === FLOAT16) return true;
  return Array.from(nested(copy.source, node, 5)).some(
    (each) => numberOf(copy, each, 20) === GRAPH_ATTRIBUTE,
  );
}

/** An input or output: its name, and under type, tensor type its type and shape. */
function rewritePort(copy: GraphCopy, { field: port, start }: Piece): Buffer {
  const { source, bytes } = copy;
  const [type] = nested(source, port, 2);
  const [tensorType] = type === undefined ? [] : nested(source, type, 1);
  if (tensorType === undefined || numberOf(copy, tensorType, 1) !== FLOAT16) {
    return bytes(start, port.end);
  }
  const shape = pieces(source, tensorType).filter(({ field }) => field.number !== 1);
  const rewritten = messageField(1, [
    numberField(1, FLOAT),
    ...shape.map((piece) => bytes(piece.start, piece.field.end)),
  ]);
  return messageField(port.number, [
    textField(1, wordOf(copy, port, 1)),
    messageField(2, [rewritten]),
  ]);
}

const toFloat = messageField(5, [
  textField(1, "to"),
  numberField(3, FLOAT),
  numberField(20, INT_ATTRIBUTE),
]);

function castToFloat(from: string, to: string): Buffer {
  return operator("Cast", [from], to, [toFloat]);
}

function halfName(name: string): string {
  return `${name}/half`;
}

function attribute(copy: GraphCopy, node: Field, name: string): Field | undefined {
  return Array.from(nested(copy.source, node, 5)).find((each) => wordOf(copy, each, 1) === name);
}

function numberOf({ source }: GraphCopy, message: Field, number: number): number | undefined {
  const [field] = nested(source, message, number);
  return field?.value;
}

function wordOf({ source }: GraphCopy, message: Field, number: number): string {
  const [field] = nested(source, message, number);
  return field === undefined ? "" : textOf(source, field);
}
