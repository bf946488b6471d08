/**
 * Linear layers in whole numbers of 8 bits, which processors multiply several times as fast as float32.
 * A weight is brought to −127…127 when ONNX Runtime loads the graph, by a step of its own for each output
 * (per channel); what goes in is brought to 0…255 in each run (dynamically), by the range that it has:
 *
 *     x → MatMul (weight) → Add (bias)        x → DynamicQuantizeMatMul (weight/int8, steps, bias)
 *
 * A weight may be computed from others, as one with LoRAs is. The result is not the same: what is small
 * beside the largest number of a layer loses digits.
 */
import { intAttribute, intOf, intsAttribute } from "../onnx/attributes.ts";
import { type GraphNode, type OnnxModel, tensorType, type Weight } from "../onnx/model.ts";
import type { Rewrite } from "./rewrite.ts";
import {
  dropUnused,
  isConstant,
  nodeOf,
  onlyUse,
  shapeOf,
  wholeNumbersWeight,
  type Wiring,
  wiringOf,
} from "./wiring.ts";

/** Names of what is put in begin so, which no exporter writes. */
const PREFIX = "easel/int8";
/** The domain of ONNX Runtime's own operators. */
const DOMAIN = "com.microsoft";
/** The first opset whose operators are those that are written here. */
const OLDEST_OPSET = 13;
/** From here on axes are an input, no attribute. */
const AXES_AS_INPUT = 18;
/** TensorProto's number of int8, and the largest that is used of it. */
const INT8 = 3;
const LARGEST = 127;
/** The step of outputs whose weights are all zero. */
const SMALLEST = 1e-12;

/** Leaves graphs alone in which there is no linear layer in float32, and those of old opsets. */
export const linearToInt8: Rewrite = Object.assign(
  (model: OnnxModel): boolean => {
    const opset = model.opsets.find(({ domain }) => domain === "")?.version ?? 0;
    if (opset < OLDEST_OPSET) return false;
    const wiring = wiringOf(model);
    const results = new Set(model.outputs.map(({ name }) => name));
    const inPlace = new Map<GraphNode, GraphNode[]>();
    const names = new Map<string, string>();
    for (const node of model.nodes) {
      const layer = layerOf(node, wiring, results);
      if (layer === undefined) continue;
      const { weight, isTurned, input, bias, last } = layer;
      // Layers that share a weight share what is made of it, which the first of them brings along.
      const key = `${isTurned} ${weight}`;
      const known = names.get(key);
      const name = known ?? `${PREFIX}/${names.size}`;
      names.set(key, name);
      const product: GraphNode = {
        kind: "DynamicQuantizeMatMul",
        domain: DOMAIN,
        name: node.name,
        inputs: [input, `${name}/weight`, `${name}/steps`, "", bias],
        outputs: last.outputs,
        attributes: [],
        rest: [],
      };
      inPlace.set(last, [...(known === undefined ? wholeWeight(layer, name, opset) : []), product]);
    }
    if (inPlace.size === 0) return false;
    model.weights.push(
      floatWeight(`${PREFIX}/largest`, LARGEST),
      floatWeight(`${PREFIX}/smallest`, SMALLEST),
      wholeNumbersWeight(`${PREFIX}/first`, [0]),
    );
    model.nodes = model.nodes.flatMap((node) => inPlace.get(node) ?? [node]);
    dropUnused(model);
    if (!model.opsets.some(({ domain }) => domain === DOMAIN)) {
      model.opsets.push({ domain: DOMAIN, version: 1 });
    }
    return true;
  },
  { makesWeights: true as const },
);

/** A layer that multiplies what goes in by a weight. */
interface Layer {
  readonly input: string;
  readonly weight: string;
  /** Whether the weight lies with its outputs first: [out, in]. */
  readonly isTurned: boolean;
  /** What is added for each output; an empty name is nothing. */
  readonly bias: string;
  /** The node whose result is the layer's. */
  readonly last: GraphNode;
}

function layerOf(node: GraphNode, wiring: Wiring, results: ReadonlySet<string>): Layer | undefined {
  const [input = "", weight = "", added = ""] = node.inputs;
  if (node.kind !== "MatMul" && node.kind !== "Gemm") return undefined;
  if (!isConstant(weight, wiring) || isConstant(input, wiring)) return undefined;
  if (typeOf(weight, wiring) !== tensorType.float32 || rankOf(weight, wiring) !== 2)
    return undefined;
  if (node.kind === "Gemm") {
    // Factors before product and sum are 1 in every export of a layer; others stay as they are.
    const isPlain = node.attributes.every(({ name }) => name === "transB");
    if (!isPlain || (added !== "" && !isVector(added, wiring))) return undefined;
    return { input, weight, isTurned: intOf(node, "transB") === 1, bias: added, last: node };
  }
  const [product = ""] = node.outputs;
  const sum = onlyUse(node, wiring);
  const bias = sum?.inputs.find((name) => name !== product) ?? "";
  const uses = wiring.consumers.get(product)?.length;
  const hasBias =
    sum?.kind === "Add" && uses === 1 && isVector(bias, wiring) && !results.has(product);
  return { input, weight, isTurned: false, bias: hasBias ? bias : "", last: hasBias ? sum : node };
}

/** Whether a value is a constant with a number for each output. */
function isVector(name: string, wiring: Wiring): boolean {
  const [length] = wiring.weights.get(name)?.dims ?? [];
  return length !== 1 && isConstant(name, wiring) && rankOf(name, wiring) === 1;
}

/** What leaves a constant as many dimensions as it has. */
const CARRIERS = new Set(["Slice", "Identity", "Cast", "Transpose", "Concat"]);

/** How many dimensions a constant has; undefined where that is not known. */
function rankOf(name: string, wiring: Wiring): number | undefined {
  const weight = wiring.weights.get(name);
  if (weight !== undefined) return weight.dims.length;
  const node = wiring.producer.get(name);
  if (node?.kind === "Gemm") return 2;
  if (node?.kind === "Reshape") return shapeOf(name, wiring)?.length;
  return node !== undefined && CARRIERS.has(node.kind)
    ? rankOf(node.inputs[0] ?? "", wiring)
    : undefined;
}

/** The type of a constant's numbers. */
function typeOf(name: string, wiring: Wiring): number | undefined {
  const node = wiring.producer.get(name);
  if (node === undefined) return wiring.weights.get(name)?.type;
  return node.kind === "Cast" ? intOf(node, "to") : typeOf(node.inputs[0] ?? "", wiring);
}

/** The nodes that make `<name>/weight` in 8 bits, [in, out], and `<name>/steps`, [out]. */
function wholeWeight({ weight, isTurned }: Layer, name: string, opset: number): GraphNode[] {
  const columns = isTurned ? `${name}/turned` : weight;
  const dropped = intAttribute("keepdims", 0);
  const most =
    opset < AXES_AS_INPUT
      ? nodeOf("ReduceMax", [`${name}/sizes`], `${name}/most`, [
          intsAttribute("axes", [0]),
          dropped,
        ])
      : nodeOf("ReduceMax", [`${name}/sizes`, `${PREFIX}/first`], `${name}/most`, [dropped]);
  return [
    ...(isTurned ? [nodeOf("Transpose", [weight], columns, [intsAttribute("perm", [1, 0])])] : []),
    nodeOf("Abs", [columns], `${name}/sizes`),
    most,
    nodeOf("Div", [`${name}/most`, `${PREFIX}/largest`], `${name}/exact`),
    nodeOf("Max", [`${name}/exact`, `${PREFIX}/smallest`], `${name}/steps`),
    nodeOf("Div", [columns, `${name}/steps`], `${name}/scaled`),
    // QuantizeLinear does these two at once, and takes twice as long.
    nodeOf("Round", [`${name}/scaled`], `${name}/rounded`),
    nodeOf("Cast", [`${name}/rounded`], `${name}/weight`, [intAttribute("to", INT8)]),
  ];
}

function floatWeight(name: string, value: number): Weight {
  const bytes = new Uint8Array(Float32Array.of(value).buffer);
  return { name, type: tensorType.float32, dims: [], data: { kind: "bytes", bytes } };
}
