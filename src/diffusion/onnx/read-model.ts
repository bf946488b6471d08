import { basename } from "node:path";
import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import type { GraphNode, OnnxModel, OperatorSet, Port } from "./model.ts";
import { withFile } from "./open-file.ts";
import { type ByteSource, type Field, fields, fileSource, nested, textOf } from "./protobuf.ts";
import { readWeight } from "./read-weight.ts";

/** A message of which every field is copied whole, with its tag. */
interface Piece extends Field {
  /** Where the field's tag begins. */
  readonly tag: number;
}

/** What is noted about values in between (field 13) holds no longer once a graph is changed. */
const VALUE_INFO = 13;
/** Notes of exporters, which take more room than the graph itself. */
const NODE_NOTES = new Set([6, 9]);

/**
 * Reads an .onnx file without its weights: those are stepped over, so that a file of gigabytes takes
 * milliseconds and the bot needs no ONNX Runtime of its own. Throws FileProblem when the file is no
 * ONNX graph or holds more than any model does, and the file system's error when it cannot be
 * opened. Field numbers are those of onnx.proto.
 */
export function readModel(path: string): OnnxModel {
  return withFile(path, ({ descriptor, size }) => {
    const source = fileSource(descriptor, size);
    const model = emptyModel(path);
    for (const piece of pieces(source, { start: 0, end: size }))
      readModelPiece(source, piece, model);
    if (model.inputs.length === 0) throw new FileProblem(say("engine.no-graph"));
    return model;
  });
}

function emptyModel(path: string): OnnxModel & { irVersion: number } {
  return {
    path,
    irVersion: 0,
    opsets: [],
    nodes: [],
    weights: [],
    inputs: [],
    outputs: [],
    rest: { model: [], graph: [] },
  };
}

function readModelPiece(
  source: ByteSource,
  piece: Piece,
  model: OnnxModel & { irVersion: number },
): void {
  switch (piece.number) {
    case 1:
      model.irVersion = piece.value;
      return;
    case 7:
      // A graph may stand in the file in several parts.
      for (const part of pieces(source, piece)) readGraphPiece(source, part, model);
      return;
    case 8:
      model.opsets.push(readOpset(source, piece));
      return;
    default:
      model.rest.model.push(source.bytes(piece.tag, piece.end));
  }
}

function readGraphPiece(source: ByteSource, piece: Piece, model: OnnxModel): void {
  switch (piece.number) {
    case 1:
      model.nodes.push(readNode(source, piece));
      return;
    case 5:
      model.weights.push(readWeight(source, piece, basename(model.path)));
      return;
    case 11:
      model.inputs.push(readPort(source, piece));
      return;
    case 12:
      model.outputs.push(readPort(source, piece));
      return;
    case VALUE_INFO:
      return;
    default:
      model.rest.graph.push(source.bytes(piece.tag, piece.end));
  }
}

function readOpset(source: ByteSource, message: Field): OperatorSet {
  let [domain, version] = ["", 0];
  for (const field of fields(source, message.start, message.end)) {
    if (field.number === 1) domain = textOf(source, field);
    if (field.number === 2) version = field.value;
  }
  return { domain, version };
}

function readNode(source: ByteSource, message: Field): GraphNode {
  const node = { inputs: [], outputs: [], attributes: [], rest: [] } as Pick<
    GraphNode,
    "inputs" | "outputs" | "attributes" | "rest"
  >;
  let [name, kind, domain] = ["", "", ""];
  for (const piece of pieces(source, message)) {
    if (piece.number === 1) node.inputs.push(textOf(source, piece));
    else if (piece.number === 2) node.outputs.push(textOf(source, piece));
    else if (piece.number === 3) name = textOf(source, piece);
    else if (piece.number === 4) kind = textOf(source, piece);
    else if (piece.number === 5) {
      const [own] = nested(source, piece, 1);
      const bytes = source.bytes(piece.start, piece.end);
      node.attributes.push({ name: own === undefined ? "" : textOf(source, own), bytes });
    } else if (piece.number === 7) domain = textOf(source, piece);
    else if (!NODE_NOTES.has(piece.number)) node.rest.push(source.bytes(piece.tag, piece.end));
  }
  return { ...node, name, kind, domain };
}

/** ValueInfoProto: a name, and under type, tensor type: the numbers' type and the shape. */
function readPort(source: ByteSource, port: Field): Port {
  const [name] = nested(source, port, 1);
  const [tensor] = descend(source, port, [2, 1]);
  const [type] = tensor === undefined ? [] : nested(source, tensor, 1);
  const dims = tensor === undefined ? [] : descend(source, tensor, [2, 1]);
  return {
    name: name === undefined ? "" : textOf(source, name),
    type: type?.value ?? 0,
    dims: dims.map((dim) => readDim(source, dim)),
  };
}

/** The messages at the end of a path of field numbers. */
function descend(source: ByteSource, from: Field, path: readonly number[]): Field[] {
  return path.reduce<Field[]>(
    (messages, number) =>
      messages.flatMap((message) => Array.from(nested(source, message, number))),
    [from],
  );
}

function readDim(source: ByteSource, dim: Field): number | string {
  for (const field of fields(source, dim.start, dim.end)) {
    if (field.number === 1) return field.value;
    if (field.number === 2) return textOf(source, field);
  }
  return "";
}

function* pieces(
  source: ByteSource,
  message: { readonly start: number; readonly end: number },
): Generator<Piece> {
  let tag = message.start;
  for (const field of fields(source, message.start, message.end)) {
    yield { ...field, tag };
    tag = field.end;
  }
}
