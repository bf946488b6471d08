/**
 * Attention as one operator. An export writes it out: heads are parted by Reshape and Transpose, queries and
 * keys are scaled, their products stand in memory as a whole, and so does their softmax. ONNX Runtime's own
 * MultiHeadAttention does all of it piece by piece, on the CPU and on graphics cards, with less time and memory:
 *
 *     q, k, v → Reshape → Transpose → (Mul) → MatMul → Softmax → MatMul → Transpose → Reshape
 *     q, k, v → MultiHeadAttention
 *
 * Only what scales as usual (by the root of a head's width) and masks nothing is replaced.
 */
import { constantNumbers, intAttribute, intOf, intsOf } from "../onnx/attributes.ts";
import type { GraphNode } from "../onnx/model.ts";
import type { Rewrite } from "./rewrite.ts";
import { dropUnused, onlyUse, wiringOf, type Wiring } from "./wiring.ts";

/** The domain of ONNX Runtime's own operators. */
const DOMAIN = "com.microsoft";

/** Leaves graphs alone in which no such attention is found. */
export const fuseAttention: Rewrite = (model) => {
  const wiring = wiringOf(model);
  const fused = new Map<GraphNode, GraphNode>();
  for (const node of model.nodes) {
    const found = node.kind === "Softmax" ? attentionAround(node, wiring) : undefined;
    if (found !== undefined) fused.set(found.last, found.whole);
  }
  if (fused.size === 0) return false;
  model.nodes = model.nodes.map((node) => fused.get(node) ?? node);
  dropUnused(model);
  if (!model.opsets.some(({ domain }) => domain === DOMAIN)) {
    model.opsets.push({ domain: DOMAIN, version: 1 });
  }
  return true;
};

/** The operator that takes the place of what lies around a softmax, and the last node of that. */
interface Found {
  readonly whole: GraphNode;
  readonly last: GraphNode;
}

const PARTED = "0,2,1,3";
/** Keys are turned at once for their product with the queries. */
const TURNED = "0,2,3,1";

function attentionAround(softmax: GraphNode, wiring: Wiring): Found | undefined {
  const { producer } = wiring;
  const axis = intOf(softmax, "axis") ?? -1;
  const scores = producer.get(softmax.inputs[0] ?? "");
  const mixed = onlyUse(softmax, wiring);
  if ((axis !== -1 && axis !== 3) || scores?.kind !== "MatMul" || mixed?.kind !== "MatMul")
    return undefined;
  if (mixed.inputs[0] !== softmax.outputs[0]) return undefined;
  const queries = headsOf(scaled(scores.inputs[0], wiring), PARTED, wiring);
  const keys = headsOf(scaled(scores.inputs[1], wiring), TURNED, wiring);
  const values = headsOf(mixed.inputs[1], PARTED, wiring);
  const turned = onlyUse(mixed, wiring);
  const last = turned && isTranspose(turned, PARTED) ? onlyUse(turned, wiring) : undefined;
  if (!queries || !keys || !values || last?.kind !== "Reshape") return undefined;
  const { heads } = queries;
  if (keys.heads !== heads || values.heads !== heads) return undefined;
  const whole: GraphNode = {
    kind: "MultiHeadAttention",
    domain: DOMAIN,
    name: softmax.name.replace(/Softmax(?:_\d+)?$/u, "MultiHeadAttention"),
    inputs: [queries.value, keys.value, values.value],
    outputs: last.outputs,
    attributes: [intAttribute("num_heads", heads)],
    rest: [],
  };
  return { whole, last };
}

/** What is multiplied by the root of the usual scale; undefined where it is multiplied by another. */
function scaled(value: string | undefined, { producer }: Wiring): string | undefined {
  const product = producer.get(value ?? "");
  if (product?.kind !== "Mul") return undefined;
  const [first, second = ""] = product.inputs;
  // √(1 / √width), for queries and keys alike.
  const way = ["Sqrt", "Div", "Sqrt", "Slice", "Shape"];
  let node = producer.get(second);
  for (const kind of way) {
    while (node?.kind === "Cast") node = producer.get(node.inputs[0] ?? "");
    if (node?.kind !== kind) return undefined;
    const isDivision = kind === "Div";
    const dividend = isDivision ? producer.get(node.inputs[0] ?? "") : undefined;
    if (isDivision && (dividend === undefined || constantNumbers(dividend)?.[0] !== 1))
      return undefined;
    node = producer.get(node.inputs[isDivision ? 1 : 0] ?? "");
  }
  return first;
}

/** The value of [batch, length, heads · width] that was parted into heads, and how many those are. */
function headsOf(
  value: string | undefined,
  order: string,
  { producer }: Wiring,
): { readonly value: string; readonly heads: number } | undefined {
  const turned = producer.get(value ?? "");
  if (turned === undefined || !isTranspose(turned, order)) return undefined;
  const parted = producer.get(turned.inputs[0] ?? "");
  const shape = producer.get(parted?.inputs[1] ?? "");
  if (parted?.kind !== "Reshape" || shape?.kind !== "Concat" || shape.inputs.length !== 4)
    return undefined;
  const count = producer.get(shape.inputs[2] ?? "");
  const [heads] = (count && constantNumbers(count)) ?? [];
  const [whole] = parted.inputs;
  return whole === undefined || heads === undefined || heads < 1
    ? undefined
    : { value: whole, heads };
}

function isTranspose(node: GraphNode, order: string): boolean {
  return node.kind === "Transpose" && intsOf(node, "perm")?.join() === order;
}
