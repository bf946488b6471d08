import type { Attribute, GraphNode, OnnxModel, Weight } from "../onnx/model.ts";

/** Which nodes give and take the values of a graph, by the values' names. */
export interface Wiring {
  readonly producer: ReadonlyMap<string, GraphNode>;
  readonly consumers: ReadonlyMap<string, readonly GraphNode[]>;
}

/** Looks up how the nodes of a graph hang together. */
export function wiringOf({ nodes }: Pick<OnnxModel, "nodes">): Wiring {
  const producer = new Map<string, GraphNode>();
  const consumers = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const output of node.outputs) producer.set(output, node);
    for (const input of new Set(node.inputs)) {
      const others = consumers.get(input);
      if (others === undefined) consumers.set(input, [node]);
      else others.push(node);
    }
  }
  return { producer, consumers };
}

/** A node of ONNX' own operators. */
export function nodeOf(
  kind: string,
  inputs: string[],
  output: string,
  attributes: Attribute[] = [],
): GraphNode {
  return { kind, domain: "", name: output, inputs, outputs: [output], attributes, rest: [] };
}

/** A small constant of whole numbers. */
export function wholeNumbersWeight(name: string, values: readonly number[]): Weight {
  const numbers = BigInt64Array.from(values, BigInt);
  return {
    name,
    type: 7,
    dims: [values.length],
    data: { kind: "bytes", bytes: new Uint8Array(numbers.buffer) },
  };
}
