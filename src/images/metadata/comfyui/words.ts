import type { Json } from "../json/parse-json.ts";
import { type Graph, type GraphNode, type Link, linkOf, linksOf } from "./graph.ts";
import { type Side, stringAt } from "./strings.ts";

/** Nodes of one prompt that are looked at. */
const MAX_VISITS = 500;

/** Inputs of a text encoder that hold words, in the order of their weight. */
const textFields = [
  "text",
  "prompt",
  "text_g",
  "text_l",
  "t5xxl",
  "clip_l",
  "clip_g",
  "llama",
  "populated_text",
  "wildcard_text",
];

/** Inputs that lead to anything but words. */
const isElsewhere =
  /^(?:model|clip|vae|image\w*|pixels|latent\w*|samples|mask\w*|control_net\w*|clip_vision\w*|style_model|noise|sampler|sigmas|seed|steps|cfg|start\w*|end\w*|strength\w*)$/i;

/**
 * The words that an input of conditioning stands for: what text encoders behind it were given. Two
 * prompts that are combined give both; one that was set to zero gives none.
 */
export function wordsAt(graph: Graph, input: Json | undefined, side: Side): string | undefined {
  const found = new Set<string>();
  const seen = new Set<string>();
  const queue: Json[] = input === undefined ? [] : [input];
  for (let at = 0; at < queue.length && at < MAX_VISITS; at += 1) {
    const each = queue[at] ?? null;
    const link = linkOf(graph, each);
    if (link === undefined) {
      if (typeof each === "string") found.add(each.trim());
      continue;
    }
    const key = `${link.node.id}/${link.output}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // What was set to zero has no words, whatever lies behind it.
    if (/zero_?out/i.test(link.node.type)) continue;
    const texts = encodedTexts(graph, link, side);
    const leads = texts.length > 0 ? [] : leadsOn(graph, link, side);
    // A node that neither encodes nor hands on may hold the words themselves.
    const held = texts.length + leads.length > 0 ? undefined : stringAt(graph, each, side);
    for (const text of [...texts, held ?? ""]) found.add(text.trim());
    queue.push(...leads);
  }
  found.delete("");
  return found.size === 0 ? undefined : [...found].join(", ");
}

/** The texts that a node was given to encode; none for a node that only hands on. */
function encodedTexts(graph: Graph, { node }: Link, side: Side): readonly string[] {
  const sided = [`text_${side}`, `${side}_prompt`, `prompt_${side}`];
  const fields = [...textFields, ...sided].filter((field) => Object.hasOwn(node.inputs, field));
  return fields
    .map((field) => stringAt(graph, node.inputs[field], side) ?? "")
    .filter((text) => text.trim() !== "");
}

/** The inputs behind which the words of an output are to be found. */
function leadsOn(graph: Graph, { node, output }: Link, side: Side): readonly Json[] {
  const { positive, negative } = node.inputs;
  if (positive !== undefined && negative !== undefined) {
    // A node that changes both gives them in this order; a loader is given words, and has other outputs.
    const isBoth = linkOf(graph, positive) !== undefined && output <= 1;
    const wanted = isBoth ? (["positive", "negative"] as const)[output] : side;
    return [wanted === "negative" ? negative : positive];
  }
  const own = node.inputs[side];
  if (own !== undefined) return [own];
  const links = linksOf(graph, node).filter(([name]) => !isElsewhere.test(name));
  const conditions = links.filter(([name]) => /^(?:cond|positive|negative)/i.test(name));
  return (conditions.length > 0 ? conditions : links).map(([name]) => inputOf(node, name));
}

function inputOf(node: GraphNode, name: string): Json {
  return node.inputs[name] ?? null;
}
