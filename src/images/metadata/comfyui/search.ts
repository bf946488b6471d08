import type { Json } from "../json/parse-json.ts";
import { type Graph, type GraphNode, type Link, linkOf, linksOf } from "./graph.ts";

/** Nodes that one search looks at, however large the graph. */
const MAX_VISITS = 2000;

/**
 * Goes from a link backwards, the nearest nodes first, along the inputs that `follows` allows; gives
 * the first node for which `isWanted` is true. Each node is seen once, so circles end.
 */
export function searchBack(
  graph: Graph,
  start: readonly (Link | undefined)[],
  isWanted: (node: GraphNode) => boolean,
  follows: (name: string, node: GraphNode) => boolean = () => true,
): GraphNode | undefined {
  const queue = start.flatMap((link) => (link === undefined ? [] : [link.node]));
  const seen = new Set(queue);
  for (let at = 0; at < queue.length && at < MAX_VISITS; at += 1) {
    const node = queue[at];
    if (node === undefined || isWanted(node)) return node;
    for (const [name, link] of linksOf(graph, node)) {
      if (!seen.has(link.node) && follows(name, node)) {
        seen.add(link.node);
        queue.push(link.node);
      }
    }
  }
  return undefined;
}

/** Names under which nodes that only hold a value keep it. */
const valueNames = [
  "value",
  "Value",
  "int",
  "float",
  "number",
  "seed",
  "noise_seed",
  "text",
  "string",
];

/** Nodes that stand between a value and its use. */
const MAX_LINKS = 20;

/**
 * The value of an input, through nodes that only hold or hand on one: the field of the same name
 * there, or the one that such nodes have. Undefined when none is found.
 */
export function valueOf(graph: Graph, input: Json | undefined, name: string): Json | undefined {
  let value = input;
  for (let links = 0; links < MAX_LINKS; links += 1) {
    const link = linkOf(graph, value);
    if (link === undefined) return Array.isArray(value) ? undefined : value;
    value = heldValue(link.node, name);
  }
  return undefined;
}

function heldValue({ inputs }: GraphNode, name: string): Json | undefined {
  for (const field of [name, ...valueNames]) {
    if (Object.hasOwn(inputs, field)) return inputs[field];
  }
  const all = Object.values(inputs);
  return all.length === 1 ? all[0] : undefined;
}
