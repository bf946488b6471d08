/**
 * Projections into and out of a transformer as matrix products. Stable Diffusion 1's are convolutions of one
 * pixel: ONNX Runtime's convolution wants its channels in blocks, and turns picture and result around for
 * that, although the transformer turns them once more. A product takes them as the transformer has them:
 *
 *     Conv 1×1 → Transpose → Reshape        Transpose → Reshape → Gemm → Reshape
 *     Reshape → Transpose → Conv 1×1        Reshape → Gemm → Reshape → Transpose
 *
 * That is what later models do by themselves (`use_linear_projection`).
 */
import { intAttribute, intOf, intsAttribute, intsOf } from "../onnx/attributes.ts";
import type { GraphNode, OnnxModel } from "../onnx/model.ts";
import type { Rewrite } from "./rewrite.ts";
import {
  dropUnused,
  nodeOf,
  onlyUse,
  shapeOf,
  wholeNumbersWeight,
  type Wiring,
  wiringOf,
} from "./wiring.ts";

/** Names of what is put in begin so, which no exporter writes. */
const PREFIX = "easel/flat";
const TO_ROWS = [0, 2, 3, 1];
const TO_PLANES = [0, 3, 1, 2];

/** Leaves graphs alone in which no such convolution is found. */
export const flattenProjections: Rewrite = Object.assign(
  (model: OnnxModel): boolean => {
    const wiring = wiringOf(model);
    const inPlace = new Map<GraphNode, GraphNode[]>();
    for (const conv of model.nodes) {
      const channels = channelsOf(conv, wiring);
      if (channels === undefined) continue;
      const name = `${PREFIX}/${inPlace.size}`;
      const found = projectionIn(conv, name, wiring) ?? projectionOut(conv, name, wiring);
      if (found === undefined || model.outputs.some((port) => found.gone.includes(port.name)))
        continue;
      inPlace.set(found.last, found.nodes);
      // Whoever asks for a result's shape gets that of what went in, which is the same.
      for (const shape of found.shapes) shape.inputs = [conv.inputs[0] ?? ""];
      model.weights.push(
        wholeNumbersWeight(`${name}/rows`, [-1, channels]),
        wholeNumbersWeight(`${name}/square`, [channels, channels]),
      );
    }
    if (inPlace.size === 0) return false;
    model.nodes = model.nodes.flatMap((node) => inPlace.get(node) ?? [node]);
    dropUnused(model);
    return true;
  },
  { makesWeights: true as const },
);

/** What takes the place of a convolution and of the nodes around it. */
interface Found {
  /** The node in whose place the new ones stand. */
  readonly last: GraphNode;
  readonly nodes: GraphNode[];
  /** Values that are no longer computed, and the nodes that ask for their shape. */
  readonly gone: readonly string[];
  readonly shapes: readonly GraphNode[];
}

/** The channels of a convolution of single pixels to as many channels; undefined for any other. */
function channelsOf(conv: GraphNode, wiring: Wiring): number | undefined {
  if (conv.kind !== "Conv" || conv.inputs.length !== 3) return undefined;
  const kernel = intsOf(conv, "kernel_shape");
  const isPlain =
    kernel?.join() === "1,1" &&
    (intOf(conv, "group") ?? 1) === 1 &&
    (intsOf(conv, "strides") ?? []).every((stride) => stride === 1) &&
    (intsOf(conv, "pads") ?? []).every((pad) => pad === 0);
  const [channels = 0] = wiring.weights.get(conv.inputs[2] ?? "")?.dims ?? [];
  const isSquare = shapeOf(conv.inputs[1] ?? "", wiring)?.join() === `${channels},${channels},1,1`;
  return isPlain && isSquare ? channels : undefined;
}

function projectionIn(conv: GraphNode, name: string, wiring: Wiring): Found | undefined {
  const [input = ""] = conv.inputs;
  const [given = ""] = conv.outputs;
  const turned = onlyUse(conv, wiring);
  const last = isTurn(turned, TO_ROWS) ? onlyUse(turned, wiring) : undefined;
  if (turned === undefined || last?.kind !== "Reshape" || last.inputs[0] !== turned.outputs[0])
    return undefined;
  const shapes = (wiring.consumers.get(given) ?? []).filter((node) => node !== turned);
  const [, shape = ""] = last.inputs;
  const nodes = [
    nodeOf("Transpose", [input], `${name}/turned`, [intsAttribute("perm", TO_ROWS)]),
    ...product(conv, `${name}/turned`, name),
    { ...last, inputs: [`${name}/product`, shape] },
  ];
  return { last, nodes, gone: [given, turned.outputs[0] ?? ""], shapes };
}

function projectionOut(conv: GraphNode, name: string, wiring: Wiring): Found | undefined {
  const turned = wiring.producer.get(conv.inputs[0] ?? "");
  const parted = isTurn(turned, TO_PLANES)
    ? wiring.producer.get(turned.inputs[0] ?? "")
    : undefined;
  if (turned === undefined || parted?.kind !== "Reshape") return undefined;
  if (onlyUse(turned, wiring) !== conv || onlyUse(parted, wiring) !== turned) return undefined;
  const [rows = "", shape = ""] = parted.inputs;
  const [output = ""] = conv.outputs;
  const nodes = [
    ...product(conv, rows, name),
    nodeOf("Reshape", [`${name}/product`, shape], `${name}/parted`),
    nodeOf("Transpose", [`${name}/parted`], output, [intsAttribute("perm", TO_PLANES)]),
  ];
  return { last: conv, nodes, gone: [], shapes: [] };
}

/** Rows of channels times the convolution's weight, as the value `<name>/product`. */
function product({ inputs }: GraphNode, rows: string, name: string): GraphNode[] {
  const [, weight = "", bias = ""] = inputs;
  return [
    nodeOf("Reshape", [rows, `${name}/rows`], `${name}/flat`),
    nodeOf("Reshape", [weight, `${name}/square`], `${name}/matrix`),
    nodeOf("Gemm", [`${name}/flat`, `${name}/matrix`, bias], `${name}/product`, [
      intAttribute("transB", 1),
    ]),
  ];
}

function isTurn(node: GraphNode | undefined, order: readonly number[]): node is GraphNode {
  return node?.kind === "Transpose" && intsOf(node, "perm")?.join() === order.join();
}
