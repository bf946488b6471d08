import type { GraphNode, OnnxModel, Port, Weight } from "./model.ts";
import { messageField, numberField, textField } from "./write-protobuf.ts";

/** TensorProto.DataLocation: the numbers lie in another file. */
const EXTERNAL = 1;

/**
 * The bytes of an .onnx file. Weights that lie in files are references to them: `locate` gives the
 * name of a weight's file, relative to the folder that ONNX Runtime is told.
 */
export function writeModel(model: OnnxModel, locate: (file: string) => string): Uint8Array {
  const graph = [
    ...model.nodes.map(nodeField),
    ...model.weights.map((weight) => weightField(weight, locate)),
    ...model.inputs.map((port) => portField(11, port)),
    ...model.outputs.map((port) => portField(12, port)),
    ...model.rest.graph,
  ];
  const opsets = model.opsets.map(({ domain, version }) =>
    messageField(8, [...(domain === "" ? [] : [textField(1, domain)]), numberField(2, version)]),
  );
  const whole = [
    numberField(1, model.irVersion),
    ...opsets,
    ...model.rest.model,
    messageField(7, graph),
  ];
  return Buffer.concat(whole);
}

function nodeField({ kind, domain, name, inputs, outputs, attributes, rest }: GraphNode): Buffer {
  return messageField(1, [
    ...inputs.map((input) => textField(1, input)),
    ...outputs.map((output) => textField(2, output)),
    ...(name === "" ? [] : [textField(3, name)]),
    textField(4, kind),
    ...attributes.map(({ bytes }) => messageField(5, [bytes])),
    ...(domain === "" ? [] : [textField(7, domain)]),
    ...rest,
  ]);
}

function weightField(weight: Weight, locate: (file: string) => string): Buffer {
  const { name, type, dims, data } = weight;
  return messageField(5, [
    ...dims.map((length) => numberField(1, length)),
    numberField(2, type),
    textField(8, name),
    ...dataFields(data, locate),
  ]);
}

function dataFields(data: Weight["data"], locate: (file: string) => string): Uint8Array[] {
  if (data.kind === "bytes") return [messageField(9, [data.bytes])];
  if (data.kind === "typed") return [data.fields];
  return [
    entry("location", locate(data.file)),
    entry("offset", String(data.offset)),
    ...(data.length === undefined ? [] : [entry("length", String(data.length))]),
    numberField(14, EXTERNAL),
  ];
}

function entry(key: string, value: string): Buffer {
  return messageField(13, [textField(1, key), textField(2, value)]);
}

/** An input or output of the graph, which are always tensors. */
function portField(number: 11 | 12, { name, type, dims }: Port): Buffer {
  const shape = messageField(
    2,
    dims.map((dim) =>
      messageField(
        1,
        dim === "" ? [] : [typeof dim === "number" ? numberField(1, dim) : textField(2, dim)],
      ),
    ),
  );
  const tensor = messageField(1, [numberField(1, type), shape]);
  return messageField(number, [textField(1, name), messageField(2, [tensor])]);
}
