import {
  type Attribute,
  type GraphNode,
  type OnnxModel,
  tensorType,
  type Weight,
} from "../onnx/model.ts";

/** Which nodes give and take the values of a graph, and which values are weights, by the values' names. */
export interface Wiring {
  readonly producer: ReadonlyMap<string, GraphNode>;
  readonly consumers: ReadonlyMap<string, readonly GraphNode[]>;
  readonly weights: ReadonlyMap<string, Weight>;
}

/** Looks up how the nodes of a graph hang together. */
export function wiringOf({ nodes, weights }: Pick<OnnxModel, "nodes" | "weights">): Wiring {
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
  return { producer, consumers, weights: new Map(weights.map((weight) => [weight.name, weight])) };
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

/** A weight's whole numbers (int64) that stand in the graph itself; undefined for any other weight. */
export function wholeNumbersOf({ type, data }: Weight): number[] | undefined {
  if (type !== tensorType.int64 || data.kind !== "bytes") return undefined;
  return Array.from(new BigInt64Array(Uint8Array.from(data.bytes).buffer), Number);
}

/** Whether a value is a weight, or computed from nothing but weights, as LoRAs change them. */
export function isConstant(name: string, { weights, producer }: Wiring): boolean {
  const waiting = [name];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (weights.has(value)) continue;
    const node = producer.get(value);
    if (node === undefined) return false;
    waiting.push(...node.inputs.filter((input) => input !== ""));
  }
  return true;
}

/** The shape of a weight, or of one that was changed and brought into shape; undefined for other values. */
export function shapeOf(name: string, wiring: Wiring): readonly number[] | undefined {
  const weight = wiring.weights.get(name);
  if (weight !== undefined) return weight.dims;
  const node = wiring.producer.get(name);
  if (node?.kind === "Cast") return shapeOf(node.inputs[0] ?? "", wiring);
  const shape = node?.kind === "Reshape" ? wiring.weights.get(node.inputs[1] ?? "") : undefined;
  return shape && wholeNumbersOf(shape);
}

/** The node that alone takes a node's result, but for those that ask for its shape. */
export function onlyUse(node: GraphNode, { consumers }: Wiring): GraphNode | undefined {
  const uses = (consumers.get(node.outputs[0] ?? "") ?? []).filter(({ kind }) => kind !== "Shape");
  return uses.length === 1 ? uses[0] : undefined;
}

/** Takes away what nothing of the result depends on any more. */
export function dropUnused(model: OnnxModel): void {
  const { producer } = wiringOf(model);
  const needed = new Set<GraphNode>();
  const waiting = model.outputs.map(({ name }) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const node = producer.get(name);
    if (node === undefined || needed.has(node)) continue;
    needed.add(node);
    waiting.push(...node.inputs);
  }
  model.nodes = model.nodes.filter((node) => needed.has(node));
}
