import type { Graph, GraphNode } from "../graph/graph.ts";
import type { Slot, SlotName, Slots } from "./slots.ts";

/** Links that are followed from a sampler to its words: nodes of all kinds may stand in between. */
const MOST_LINKS = 40;

/** Inputs that hold words, by the nodes that encode them: one for all, or one for each encoder. */
const WORDS = ["text", "text_g", "text_l", "clip_l", "t5xxl", "prompt"];
/** Inputs of nodes that only hand a value on. */
const VALUES = ["value", "text", "string", "int", "float", "number"];

const isLink = (value: unknown): value is readonly [string, number] =>
  Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "number";

type Kind = "string" | "number";

/**
 * Finds the inputs of a workflow that stand for the options of a request, by the classes of nodes
 * and by what they are linked to.
 */
export function findSlots(graph: Graph): Slots {
  const nodes = Object.entries(graph).toSorted(([one], [other]) =>
    one.localeCompare(other, "en", { numeric: true }),
  );
  const found = new Map<SlotName, Slot[]>();
  const note = (name: SlotName, slot: Slot | undefined): void => {
    const list = found.get(name) ?? [];
    const isNew =
      slot && !list.some(({ node, input }) => node === slot.node && input === slot.input);
    if (isNew) found.set(name, [...list, slot]);
  };
  /** The input itself, or that of the node that only hands a value to it. */
  const valueAt = (node: string, input: string, kind: Kind): Slot | undefined => {
    const value = graph[node]?.inputs[input];
    if (typeof value === kind) return { node, input };
    if (!isLink(value)) return undefined;
    const held = VALUES.find((each) => typeof graph[value[0]]?.inputs[each] === kind);
    return held === undefined ? undefined : { node: value[0], input: held };
  };
  const noteAt = (name: SlotName, [node]: Entry, input: string, kind: Kind): void =>
    note(name, valueAt(node, input, kind));

  for (const entry of nodes) {
    const [, { class_type: type }] = entry;
    for (const input of ["seed", "noise_seed"]) noteAt("seed", entry, input, "number");
    if (/sampler|scheduler/i.test(type)) {
      noteAt("steps", entry, "steps", "number");
      noteAt("scheduler", entry, "sampler_name", "string");
      noteAt("sigmas", entry, "scheduler", "string");
    }
    if (/^Empty\w*Latent|^Empty\w*Image/.test(type)) {
      noteAt("width", entry, "width", "number");
      noteAt("height", entry, "height", "number");
    }
    if (type.startsWith("LoraLoader")) {
      noteAt("lora", entry, "lora_name", "string");
      for (const input of ["strength_model", "strength_clip"]) {
        noteAt("lora_weight", entry, input, "number");
      }
    }
    if (type === "LoadImageMask") noteAt("mask", entry, "image", "string");
  }
  for (const slot of guidanceSlots(nodes)) note("guidance", slot);
  // Of several passes nobody knows which one redraws the picture.
  const [redrawing, ...passes] = nodes.filter(
    ([, { inputs }]) => typeof inputs["denoise"] === "number",
  );
  if (redrawing && passes.length === 0) noteAt("strength", redrawing, "denoise", "number");
  const words = (link: unknown): readonly Slot[] => {
    const node = wordsBehind(graph, link);
    return node === undefined ? [] : WORDS.flatMap((input) => valueAt(node, input, "string") ?? []);
  };
  for (const [, { inputs, class_type: type }] of nodes) {
    const steers = /Guider/.test(type) ? inputs["conditioning"] : undefined;
    for (const slot of words(inputs["positive"] ?? steers)) note("prompt", slot);
  }
  const prompts = found.get("prompt") ?? [];
  for (const [, { inputs }] of nodes) {
    for (const slot of words(inputs["negative"])) {
      if (!prompts.some(({ node }) => node === slot.node)) note("negative_prompt", slot);
    }
  }
  const names = ["image", "image2", "image3", "image4"] as const;
  pictureSlots(graph, nodes)
    .slice(0, names.length)
    .forEach((slot, index) => note(names[index] ?? "image", slot));
  return Object.fromEntries(found);
}

type Entry = readonly [string, GraphNode];

/** Distilled guidance where a workflow has it: its CFG is then 1 and stays so. */
function guidanceSlots(nodes: readonly Entry[]): readonly Slot[] {
  const slots = (name: string, input: string): readonly Slot[] =>
    nodes.flatMap(([node, { inputs, class_type }]) =>
      typeof inputs[input] === "number" && new RegExp(name).test(class_type)
        ? [{ node, input }]
        : [],
    );
  const distilled = slots("FluxGuidance", "guidance");
  return distilled.length > 0 ? distilled : slots("Sampler|Guider", "cfg");
}

/** The node with words from which conditioning comes; the first one on the way back. */
function wordsBehind(graph: Graph, link: unknown): string | undefined {
  const waiting = [link];
  const seen = new Set<string>();
  while (waiting.length > 0 && seen.size < MOST_LINKS) {
    const next = waiting.shift();
    if (!isLink(next) || seen.has(next[0])) continue;
    seen.add(next[0]);
    const node = graph[next[0]];
    if (!node) continue;
    const hasWords = WORDS.some(
      (input) => typeof node.inputs[input] === "string" || isLink(node.inputs[input]),
    );
    if (hasWords && /encode|prompt|text/i.test(node.class_type)) return next[0];
    waiting.push(
      ...["conditioning", "positive", "conditioning_1", "conditioning_to"].map(
        (each) => node.inputs[each],
      ),
    );
  }
  return undefined;
}

/** The pictures that are loaded: first those that are redrawn, which go into an encoder. */
function pictureSlots(graph: Graph, nodes: readonly Entry[]): readonly Slot[] {
  const loaded = nodes.filter(
    ([, { class_type, inputs }]) =>
      class_type === "LoadImage" && typeof inputs["image"] === "string",
  );
  const encoded = new Set(
    nodes.flatMap(([, { class_type, inputs }]) =>
      class_type.startsWith("VAEEncode") ? pictureBehind(graph, inputs["pixels"]) : [],
    ),
  );
  return loaded
    .toSorted(([one], [other]) => Number(encoded.has(other)) - Number(encoded.has(one)))
    .map(([node]) => ({ node, input: "image" }));
}

function pictureBehind(graph: Graph, link: unknown): readonly string[] {
  let next = link;
  for (let links = 0; links < MOST_LINKS && isLink(next); links += 1) {
    const node = graph[next[0]];
    if (node?.class_type === "LoadImage") return [next[0]];
    next = node?.inputs["image"] ?? node?.inputs["images"] ?? node?.inputs["pixels"];
  }
  return [];
}
