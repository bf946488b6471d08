/**
 * Gates without copies. A gated layer (GEGLU and its kin) is exported as one projection to twice the
 * width, which is then cut in two: each half is copied as a whole, by one thread. Here the weights are
 * cut instead, once, when ONNX Runtime loads the graph:
 *
 *     x → MatMul (2n) → Add → Slice, Slice        x → MatMul (n) → Add, twice
 *
 * The halves are the same numbers. ONNX Runtime then also joins the bias with the GELU behind it.
 */
import { constantNumbers, intOf } from "../onnx/attributes.ts";
import type { GraphNode, OnnxModel } from "../onnx/model.ts";
import type { Rewrite } from "./rewrite.ts";
import {
  dropUnused,
  isConstant,
  nodeOf,
  wholeNumbersOf,
  wholeNumbersWeight,
  type Wiring,
  wiringOf,
} from "./wiring.ts";

/** Names of what is put in begin so, which no exporter writes. */
const PREFIX = "easel/half";

/** Leaves graphs alone in which no projection is cut in two. */
export const halveProjections: Rewrite = Object.assign(
  (model: OnnxModel): boolean => {
    const wiring = wiringOf(model);
    const inPlace = new Map<GraphNode, GraphNode[]>();
    for (const node of model.nodes) {
      const found = node.kind === "Add" ? cutProjection(node, model, wiring) : undefined;
      if (found === undefined) continue;
      const name = `${PREFIX}/${inPlace.size}`;
      for (const cut of found.cuts) inPlace.set(cut, []);
      inPlace.set(node, twoProjections(found, name));
      model.weights.push(
        wholeNumbersWeight(`${name}/middle`, [found.width / 2]),
        wholeNumbersWeight(`${name}/end`, [found.width]),
      );
    }
    if (inPlace.size === 0) return false;
    model.weights.push(
      wholeNumbersWeight(`${PREFIX}/begin`, [0]),
      wholeNumbersWeight(`${PREFIX}/vector`, [0]),
      wholeNumbersWeight(`${PREFIX}/matrix`, [1]),
    );
    model.nodes = model.nodes.flatMap((node) => inPlace.get(node) ?? [node]);
    dropUnused(model);
    return true;
  },
  { makesWeights: true as const },
);

/** A projection whose result is used as its two halves only. */
interface CutProjection {
  readonly input: string;
  readonly weight: string;
  readonly bias: string;
  /** Numbers of both halves together. */
  readonly width: number;
  readonly cuts: Cuts["cuts"];
  readonly halves: Cuts["halves"];
}

interface Cuts {
  /** The nodes that cut it. */
  readonly cuts: readonly GraphNode[];
  /** The names of the first half and of the second. */
  readonly halves: readonly [string, string];
}

function cutProjection(
  sum: GraphNode,
  model: OnnxModel,
  wiring: Wiring,
): CutProjection | undefined {
  const [one = "", other = ""] = sum.inputs;
  const [bias, product] = wiring.weights.has(one)
    ? [one, wiring.producer.get(other)]
    : [other, wiring.producer.get(one)];
  const [width = 0, ...more] = wiring.weights.get(bias)?.dims ?? [];
  const [input = "", weight = ""] = product?.inputs ?? [];
  const [joined = ""] = product?.outputs ?? [];
  const isWanted = model.outputs.some(({ name }) => sum.outputs[0] === name || joined === name);
  if (product?.kind !== "MatMul" || isWanted || more.length > 0 || width % 2 !== 0 || width === 0)
    return undefined;
  if (wiring.consumers.get(joined)?.length !== 1 || !isConstant(weight, wiring)) return undefined;
  if (isConstant(input, wiring)) return undefined;
  const cut = cutsOf(sum, width, wiring);
  return cut && { input, weight, bias, width, ...cut };
}

/** How a value of that width is cut into halves; undefined where it is used otherwise too. */
function cutsOf(sum: GraphNode, width: number, wiring: Wiring): Cuts | undefined {
  const [value = ""] = sum.outputs;
  const uses = (wiring.consumers.get(value) ?? []).filter(({ kind }) => kind !== "Shape");
  const [only] = uses;
  if (uses.length === 1 && only?.kind === "Split") return splitInTwo(only, width, wiring);
  if (uses.length !== 2) return undefined;
  const cuts = uses.map((node) => {
    const [data, begin = "", end = "", axes = "", steps] = node.inputs;
    if (node.kind !== "Slice" || data !== value || !isLast(amount(axes, value, width, wiring)))
      return undefined;
    const step = steps === undefined || steps === "" ? 1 : amount(steps, value, width, wiring);
    const from = amount(begin, value, width, wiring);
    const to = amount(end, value, width, wiring);
    return step === 1 && from !== undefined && to !== undefined
      ? { from, to: Math.min(to, width), name: node.outputs[0] ?? "" }
      : undefined;
  });
  const first = cuts.find((cut) => cut?.from === 0);
  const second = cuts.find((cut) => cut?.from === width / 2);
  if (first?.to !== width / 2 || second?.to !== width) return undefined;
  return { cuts: uses, halves: [first.name, second.name] };
}

function splitInTwo(
  split: GraphNode,
  width: number,
  { weights, producer }: Wiring,
): Cuts | undefined {
  const [first = "", second = "", ...more] = split.outputs;
  const sizes = split.inputs[1] ?? "";
  const [given, constant] = [weights.get(sizes), producer.get(sizes)];
  const numbers = (given && wholeNumbersOf(given)) ?? (constant && constantNumbers(constant));
  const isHalved =
    sizes === "" || (numbers?.length === 2 && numbers.every((size) => size === width / 2));
  const isWhole = first !== "" && second !== "" && more.length === 0;
  return isHalved && isWhole && isLast(intOf(split, "axis") ?? 0)
    ? { cuts: [split], halves: [first, second] }
    : undefined;
}

/** Linear layers of denoisers work on [batch, length, width]. */
const isLast = (axis: number | undefined) => axis === -1 || axis === 2;

/**
 * A whole number that a graph computes from the width of a value, as exporters write torch's `chunk`:
 * (width + 1) ÷ 2 · k. Undefined where it is anything else.
 */
function amount(
  name: string,
  of: string,
  width: number,
  wiring: Wiring,
  depth = 0,
): number | undefined {
  const given = wiring.weights.get(name);
  if (given !== undefined) return only(wholeNumbersOf(given));
  const node = wiring.producer.get(name);
  if (node === undefined || depth > 12) return undefined;
  const part = (index: number) => amount(node.inputs[index] ?? "", of, width, wiring, depth + 1);
  switch (node.kind) {
    case "Constant":
      return only(constantNumbers(node));
    case "Gather": {
      const shape = wiring.producer.get(node.inputs[0] ?? "");
      const isOwn = shape?.kind === "Shape" && shape.inputs[0] === of;
      return isOwn && isLast(part(1)) ? width : undefined;
    }
    case "Cast":
    case "Identity":
    case "Unsqueeze":
    case "Squeeze":
      return part(0);
    default:
      return calculated(node.kind, part(0), part(1));
  }
}

function calculated(kind: string, one?: number, other?: number): number | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (kind === "Add") return one + other;
  if (kind === "Sub") return one - other;
  if (kind === "Mul") return one * other;
  return kind === "Div" && other !== 0 ? Math.trunc(one / other) : undefined;
}

function only(numbers: readonly number[] | undefined): number | undefined {
  return numbers?.length === 1 ? numbers[0] : undefined;
}

/** The second half's Add is the last node, the first half's the one before it. */
function twoProjections({ input, weight, bias, halves }: CutProjection, name: string): GraphNode[] {
  const ends = [
    [`${PREFIX}/begin`, `${name}/middle`],
    [`${name}/middle`, `${name}/end`],
  ] as const;
  const cut = ends.flatMap(([from, to], index) => [
    nodeOf("Slice", [weight, from, to, `${PREFIX}/matrix`], `${name}/weight/${index}`),
    nodeOf("Slice", [bias, from, to, `${PREFIX}/vector`], `${name}/bias/${index}`),
    nodeOf("MatMul", [input, `${name}/weight/${index}`], `${name}/product/${index}`),
  ]);
  const sums = halves.map((half, index) =>
    nodeOf("Add", [`${name}/product/${index}`, `${name}/bias/${index}`], half),
  );
  return [...cut, ...sums];
}
