/**
 * Half-precision graphs for processors that compute in float32. ONNX Runtime would turn every weight
 * into float32 when it loads the graph, which doubles the memory; or, told not to, all of them at the
 * beginning of each run. Here each weight is turned right before it is used and let go right after:
 *
 *     weight/half (float16, in its file) → Cast → weight (float32) → the node that wants it
 *
 * Everything is then computed in float32, where nothing overflows.
 */
import { holdsGraph, intAttribute, intOf, tensorTypeOf } from "../onnx/attributes.ts";
import { type GraphNode, type Port, tensorType, type Weight } from "../onnx/model.ts";
import type { Rewrite } from "./rewrite.ts";
import { nodeOf } from "./wiring.ts";

const { float16, float32 } = tensorType;

/**
 * Replaces all half precision. Does nothing when it cannot be done: a node chooses half precision in
 * a way that is not known, or holds a graph of its own.
 */
export const toFloat32: Rewrite = (model) => {
  if (model.nodes.some((node) => intOf(node, "dtype") === float16 || holdsGraph(node)))
    return false;
  const isHalf = [...model.inputs, ...model.outputs, ...model.weights].some(
    ({ type }) => type === float16,
  );
  if (!isHalf) return false;
  const names = new Set(model.weights.map(({ name }) => name));
  const halves = model.weights.filter(({ type }) => type === float16);
  // ONNX Runtime visits a node's earliest inputs last: so these casts come right before their use.
  model.nodes = [
    ...halves.map(({ name }) => castToFloat(halfName(name), name)),
    ...model.nodes.flatMap(rewriteNode),
  ];
  model.weights = model.weights.map(renameHalf);
  // Old exports list their weights as inputs, too.
  model.inputs = model.inputs.filter(({ name }) => !names.has(name)).map(widen);
  model.outputs = model.outputs.map(widen);
  return true;
};

function renameHalf(weight: Weight): Weight {
  return weight.type === float16 ? { ...weight, name: halfName(weight.name) } : weight;
}

function rewriteNode(node: GraphNode): GraphNode[] {
  const [output = ""] = node.outputs;
  if (intOf(node, "to") === float16) return [castToFloat(node.inputs[0] ?? "", output)];
  if (tensorTypeOf(node, "value") !== float16) return [node];
  return [{ ...node, outputs: [halfName(output)] }, castToFloat(halfName(output), output)];
}

function widen(port: Port): Port {
  return port.type === float16 ? { ...port, type: float32 } : port;
}

function castToFloat(from: string, to: string): GraphNode {
  return nodeOf("Cast", [from], to, [intAttribute("to", float32)]);
}

function halfName(name: string): string {
  return `${name}/half`;
}
