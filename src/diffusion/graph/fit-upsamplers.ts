import { intAttribute, intOf, intsOf, wordAttribute, wordOf } from "../onnx/attributes.ts";
import { type GraphNode, type OnnxModel, tensorType } from "../onnx/model.ts";
import type { Rewrite } from "./rewrite.ts";
import { nodeOf, wholeNumbersWeight, type Wiring, wiringOf } from "./wiring.ts";

/** What may lie between enlarging and joining without changing height and width. */
const KEEPING_SIZE = new Set(["Conv", "FusedConv", "Cast", "Identity", "Add", "Mul"]);
/** Names of what is put in begin so, which no exporter writes. */
const PREFIX = "easel/fit";
/** ONNX' first version of Resize that takes sizes, and of one that may leave the scales out. */
const SIZES_SINCE = 11;
const NO_SCALES_SINCE = 13;

/**
 * Lets a UNet enlarge to any size. On its way down it halves the latents and rounds up; on its way up
 * an export always doubles, so that the join with what was kept on the way down fails wherever a side
 * was odd. Here every Resize whose result is joined with such a skip connection enlarges to that
 * one's height and width instead, as diffusers interpolates (`forward_upsample_size`); nearest pixels
 * are the same either way, and where nothing is odd nothing changes.
 */
export const fitUpsamplers: Rewrite = (model) => {
  const version = model.opsets.find(({ domain }) => domain === "")?.version ?? 0;
  if (version < SIZES_SINCE || hasFixedSize(model)) return false;
  const wiring = wiringOf(model);
  const pairs = model.nodes.flatMap((node) => {
    const skip = isNearest(node) ? skipOf(node, wiring) : undefined;
    return skip === undefined ? [] : [{ resize: node, skip }];
  });
  if (pairs.length === 0) return false;
  model.weights.push(
    wholeNumbersWeight(`${PREFIX}/0`, [0]),
    wholeNumbersWeight(`${PREFIX}/2`, [2]),
    wholeNumbersWeight(`${PREFIX}/4`, [4]),
    { name: `${PREFIX}/none`, type: tensorType.float32, dims: [0], data: NOTHING },
  );
  const before = new Map(
    pairs.map(({ resize, skip }, index) => [
      resize,
      enlargeTo(resize, skip, `${PREFIX}/${index}`, version),
    ]),
  );
  model.nodes = model.nodes.flatMap((node) => [...(before.get(node) ?? []), node]);
  return true;
};

/** The nearest pixel as torch's `interpolate` finds it: at whole places, rounded down. */
const TORCH_NEAREST = [
  wordAttribute("mode", "nearest"),
  wordAttribute("coordinate_transformation_mode", "asymmetric"),
  wordAttribute("nearest_mode", "floor"),
];

const NOTHING = { kind: "bytes", bytes: new Uint8Array() } as const;

function isNearest(node: GraphNode): boolean {
  return node.kind === "Resize" && (wordOf(node, "mode") ?? "nearest") === "nearest";
}

/** A graph of one height and width was traced at it, and fits. */
function hasFixedSize({ inputs }: OnnxModel): boolean {
  const sample = inputs.find(({ dims }) => dims.length === 4);
  return sample !== undefined && sample.dims.slice(2).every((length) => typeof length === "number");
}

/** The value that a Resize's result is joined with along the channels; undefined where it is with none. */
function skipOf(resize: GraphNode, wiring: Wiring): string | undefined {
  let value = resize.outputs[0] ?? "";
  for (let steps = 0; steps < 8; steps += 1) {
    // Whoever asks for the shape only, changes nothing.
    const next = (wiring.consumers.get(value) ?? []).filter(({ kind }) => kind !== "Shape");
    const [node] = next;
    if (node === undefined || next.length > 1) return undefined;
    if (node.kind === "Concat") return otherInput(node, value, resize, wiring);
    const strides = intsOf(node, "strides") ?? [];
    if (!KEEPING_SIZE.has(node.kind) || strides.some((stride) => stride !== 1)) return undefined;
    value = node.outputs[0] ?? "";
  }
  return undefined;
}

function otherInput(
  concat: GraphNode,
  value: string,
  resize: GraphNode,
  wiring: Wiring,
): string | undefined {
  const others = concat.inputs.filter((input) => input !== value);
  const [skip] = others;
  const axis = intOf(concat, "axis");
  const isAlongChannels = axis === 1 || axis === -3;
  if (skip === undefined || others.length !== 1 || !isAlongChannels) return undefined;
  return dependsOn(skip, resize, wiring) ? undefined : skip;
}

/** Whether a value is computed from what a node gives. */
function dependsOn(value: string, node: GraphNode, { producer }: Wiring): boolean {
  const waiting = [value];
  const seen = new Set(waiting);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const source = producer.get(name);
    if (source === node) return true;
    for (const input of source?.inputs ?? []) {
      if (seen.has(input)) continue;
      seen.add(input);
      waiting.push(input);
    }
  }
  return false;
}

/** Gives a Resize sizes: batch and channels of its own input, height and width of the skip connection. */
function enlargeTo(resize: GraphNode, skip: string, name: string, version: number): GraphNode[] {
  const [input = "", roi = ""] = resize.inputs;
  const [own, other, sizes] = [`${name}/own`, `${name}/skip`, `${name}/sizes`];
  const scales = version < NO_SCALES_SINCE ? `${PREFIX}/none` : "";
  resize.inputs = [input, roi, scales, sizes];
  resize.attributes = TORCH_NEAREST;
  return [
    nodeOf("Shape", [input], own),
    nodeOf("Slice", [own, `${PREFIX}/0`, `${PREFIX}/2`], `${own}/kept`),
    nodeOf("Shape", [skip], other),
    nodeOf("Slice", [other, `${PREFIX}/2`, `${PREFIX}/4`], `${other}/kept`),
    nodeOf("Concat", [`${own}/kept`, `${other}/kept`], sizes, [intAttribute("axis", 0)]),
  ];
}
