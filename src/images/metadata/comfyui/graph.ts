import { isObject } from "../json/fields.ts";
import type { Json, JsonObject } from "../json/parse-json.ts";

/** A node of a graph: what it is, and its inputs by name: values, and links to other nodes. */
export interface GraphNode {
  readonly id: string;
  readonly type: string;
  readonly inputs: JsonObject;
}

/** The nodes that were run for a picture, by id. */
export type Graph = ReadonlyMap<string, GraphNode>;

/** An input that is the output of another node; its outputs are counted from 0. */
export interface Link {
  readonly node: GraphNode;
  readonly output: number;
}

/** More nodes, and inputs of one, than anybody draws. */
const MAX_NODES = 20_000;
const MAX_INPUTS = 500;

/**
 * Reads a graph as ComfyUI runs it: an object of nodes by id, those of subgraphs among them ("12:3").
 * Undefined when it is none. What is no node is left out.
 */
export function graphOf(json: JsonObject): Graph | undefined {
  const graph = new Map<string, GraphNode>();
  for (const [id, node] of Object.entries(json)) {
    if (!isObject(node) || typeof node["class_type"] !== "string") continue;
    const inputs = isObject(node["inputs"]) ? node["inputs"] : {};
    graph.set(id, { id, type: node["class_type"], inputs: firstInputs(inputs) });
    if (graph.size >= MAX_NODES) break;
  }
  return graph.size > 0 ? graph : undefined;
}

/** As many inputs as are looked at. */
export function firstInputs(inputs: JsonObject): JsonObject {
  const entries = Object.entries(inputs);
  if (entries.length <= MAX_INPUTS) return inputs;
  return Object.assign(Object.create(null), Object.fromEntries(entries.slice(0, MAX_INPUTS)));
}

/** The link that an input is; undefined for a value, and for a link to a node that is not there. */
export function linkOf(graph: Graph, input: Json | undefined): Link | undefined {
  if (!Array.isArray(input) || input.length !== 2) return undefined;
  const [id, output]: readonly Json[] = input;
  if (typeof id !== "string" && typeof id !== "number") return undefined;
  const node = graph.get(String(id));
  return node && { node, output: typeof output === "number" ? output : 0 };
}

/** All links of a node, by the names of its inputs. */
export function linksOf(graph: Graph, node: GraphNode): readonly (readonly [string, Link])[] {
  return Object.entries(node.inputs).flatMap(([name, input]) => {
    const link = linkOf(graph, input);
    return link === undefined ? [] : [[name, link] as const];
  });
}
