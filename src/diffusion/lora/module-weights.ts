import { intOf } from "../onnx/attributes.ts";
import { type GraphNode, type OnnxModel, tensorType, type Weight } from "../onnx/model.ts";
import { denoiserModule, textModule } from "./module-names.ts";
import type { LoraPart } from "./parse-key.ts";

/** The weight of a module in a graph, and the nodes that use it. */
export interface ModuleWeight {
  /** The value that the nodes take: the initializer, or what a cast makes of it. */
  readonly value: string;
  /** TensorProto's number of that value's type. */
  readonly type: number;
  readonly dims: readonly number[];
  /** Whether it lies with its columns first: [in, out], as a MatMul wants it. */
  readonly isTransposed: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly nodes: readonly GraphNode[];
}

/** The weights of a graph that LoRAs may change. */
export interface ModuleWeights {
  /** By the names of their modules; see module-names.ts. */
  readonly byModule: ReadonlyMap<string, ModuleWeight>;
  /** Whether there are others, whose names were taken away. */
  readonly hasNameless: boolean;
}

/** What lies between a weight and its use where a graph stores half precision and computes in float32. */
const CARRIERS = new Set(["Cast", "Identity"]);
const FLOATS = new Set<number>([tensorType.float32, tensorType.float16]);

/**
 * Finds the layers of a graph by the names that its exporter kept: a convolution's and a Gemm's weight
 * are named like the module, a MatMul's node is.
 */
export function moduleWeights(
  model: Pick<OnnxModel, "nodes" | "weights">,
  part: LoraPart,
): ModuleWeights {
  const weights = new Map(model.weights.map((weight) => [weight.name, weight]));
  const carriers = new Map(
    model.nodes
      .filter(({ kind }) => CARRIERS.has(kind))
      .map((node) => [node.outputs[0] ?? "", node] as const),
  );
  const found = new Map<string, ModuleWeight>();
  let hasNameless = false;
  for (const node of model.nodes) {
    const value = node.inputs[1] ?? "";
    const source = sourceOf(value, weights, carriers);
    const layout = source && layoutOf(node, source.weight.dims);
    if (source === undefined || layout === undefined) continue;
    const path = pathOf(node, source.weight);
    if (path === undefined) {
      hasNameless = true;
      continue;
    }
    const module = part === "denoiser" ? denoiserModule(path) : textModule(path);
    const known = found.get(module);
    if (known !== undefined && known.value !== value) continue;
    const { type, weight } = source;
    const nodes = [...(known?.nodes ?? []), node];
    found.set(module, { value, type, dims: weight.dims, nodes, ...layout });
  }
  return { byModule: found, hasNameless };
}

/** The initializer behind a value, and the type that the value has. */
function sourceOf(
  value: string,
  weights: ReadonlyMap<string, Weight>,
  carriers: ReadonlyMap<string, GraphNode>,
): { readonly weight: Weight; readonly type: number } | undefined {
  const weight = weights.get(value);
  if (weight !== undefined)
    return FLOATS.has(weight.type) ? { weight, type: weight.type } : undefined;
  const carrier = carriers.get(value);
  const stored = weights.get(carrier?.inputs[0] ?? "");
  if (carrier === undefined || stored === undefined || !FLOATS.has(stored.type)) return undefined;
  const type = intOf(carrier, "to") ?? stored.type;
  return FLOATS.has(type) ? { weight: stored, type } : undefined;
}

/** How a weight lies for the node that uses it; undefined for a node that is no layer. */
function layoutOf(
  node: GraphNode,
  dims: readonly number[],
): Pick<ModuleWeight, "isTransposed" | "rows" | "columns"> | undefined {
  const [first = 0, second = 0, ...kernel] = dims;
  if (node.kind === "Conv" && dims.length > 2) {
    const columns = kernel.reduce((product, length) => product * length, second);
    return { isTransposed: false, rows: first, columns };
  }
  if (dims.length !== 2) return undefined;
  if (node.kind === "Gemm" && intOf(node, "transB") === 1) {
    return { isTransposed: false, rows: first, columns: second };
  }
  const isProduct = node.kind === "MatMul" || node.kind === "Gemm";
  return isProduct ? { isTransposed: true, rows: second, columns: first } : undefined;
}

/** The path of a node's module: its weight's name, or the node's own without the operator. */
function pathOf({ kind, name }: GraphNode, weight: Weight): string | undefined {
  if (weight.name.endsWith(".weight")) return weight.name.slice(0, -".weight".length);
  const [, path] = new RegExp(`^(.+)/${kind}(?:_\\d+)?$`, "u").exec(name) ?? [];
  return path;
}
