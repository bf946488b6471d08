import { isObject } from "../json/fields.ts";
import type { Json, JsonObject } from "../json/parse-json.ts";
import { firstInputs, type Graph, type GraphNode } from "./graph.ts";
import { widgetNames } from "./widgets.ts";

/** A node that is switched off, by its mode. */
const NEVER = 2;
const BYPASSED = 4;

/** The two ends of a subgraph: what comes in, and what goes out. */
const INSIDE_INPUT = "-10";
const INSIDE_OUTPUT = "-20";

/** Subgraphs within subgraphs, and nodes of all of them: each may stand in many places. */
const MAX_DEPTH = 8;
const MAX_NODES = 20_000;

/** Ends of subgraphs that one link may pass: links can run in a circle. */
const MAX_HOPS = 64;

/**
 * Reads a graph as it is drawn on screen: nodes with the values of their widgets in a row, links
 * between them, and subgraphs, which are put in their nodes' places. Values are named as the node's
 * own inputs say, or as the usual nodes have them. Undefined when the JSON is none.
 */
export function workflowGraph(json: JsonObject): Graph | undefined {
  if (!Array.isArray(json["nodes"]) || !Array.isArray(json["links"])) return undefined;
  const reader = new WorkflowReader(subgraphsOf(json));
  reader.add(json, "", () => null, 0);
  return reader.graph.size > 0 ? reader.graph : undefined;
}

/** Subgraphs by the id that nodes have as their type. */
function subgraphsOf({ definitions }: JsonObject): ReadonlyMap<string, JsonObject> {
  const all = isObject(definitions) ? listOf(definitions["subgraphs"]) : [];
  return new Map(all.filter(isObject).map((each) => [idOf(each["id"]), each]));
}

/** A link: where it comes from, and where it goes. */
interface DrawnLink {
  readonly from: string;
  readonly output: number;
  readonly to: string;
  readonly input: number;
}

/** A graph or subgraph as it is drawn. */
interface Drawing {
  readonly nodes: readonly JsonObject[];
  readonly links: ReadonlyMap<string, DrawnLink>;
  /** The links by where they go: "node/input". */
  readonly incoming: ReadonlyMap<string, DrawnLink>;
}

class WorkflowReader {
  readonly graph = new Map<string, GraphNode>();
  readonly #subgraphs: ReadonlyMap<string, JsonObject>;
  readonly #drawings = new Map<JsonObject, Drawing>();
  #nodesLeft = MAX_NODES;
  #hops = 0;

  constructor(subgraphs: ReadonlyMap<string, JsonObject>) {
    this.#subgraphs = subgraphs;
  }

  /**
   * Adds the nodes of a graph under a prefix; `given` are the values that come in from outside, by
   * the number of the input. Gives what goes out, by the number of the output.
   */
  add(
    json: JsonObject,
    prefix: string,
    given: (input: number) => Json,
    depth: number,
  ): (output: number) => Json {
    const { nodes, links, incoming } = this.#drawing(json);
    const inner = new Map<string, (output: number) => Json>();
    const source = (link: DrawnLink | undefined): Json => {
      if (link === undefined || this.#hops > MAX_HOPS) return null;
      const next = link.from === INSIDE_INPUT ? given : inner.get(link.from);
      if (next === undefined) return [`${prefix}${link.from}`, link.output];
      this.#hops += 1;
      const found = next(link.output);
      this.#hops -= 1;
      return found;
    };
    this.#nodesLeft -= nodes.length + 1;
    // Subgraphs come first, since the others' links may lead into them.
    for (const node of nodes) {
      const subgraph = this.#subgraphs.get(typeOf(node));
      if (subgraph === undefined || depth >= MAX_DEPTH || this.#nodesLeft < 0) continue;
      const id = idOf(node["id"]);
      const outside = (input: number): Json => source(incoming.get(`${id}/${input}`));
      inner.set(id, this.add(subgraph, `${prefix}${id}:`, outside, depth + 1));
    }
    for (const node of nodes) {
      const id = idOf(node["id"]);
      if (inner.has(id) || this.graph.size >= MAX_NODES) continue;
      const key = `${prefix}${id}`;
      const inputs = firstInputs(inputsOf(node, links, source));
      this.graph.set(key, { id: key, type: typeOf(node), inputs });
    }
    return (output) => source(incoming.get(`${INSIDE_OUTPUT}/${output}`));
  }

  #drawing(json: JsonObject): Drawing {
    const known = this.#drawings.get(json);
    if (known !== undefined) return known;
    const links = linksIn(json);
    const incoming = new Map(
      [...links.values()].map((link) => [`${link.to}/${link.input}`, link] as const),
    );
    const drawing = { nodes: listOf(json["nodes"]).filter(isObject).filter(isOn), links, incoming };
    this.#drawings.set(json, drawing);
    return drawing;
  }
}

/** Links by their id: lists (id, from node, its output, to node, its input, kind) or objects of the same. */
function linksIn(json: JsonObject): ReadonlyMap<string, DrawnLink> {
  const links = new Map<string, DrawnLink>();
  for (const link of listOf(json["links"])) {
    const [id, from, output, to, input] = isObject(link)
      ? ["id", "origin_id", "origin_slot", "target_id", "target_slot"].map((name) => link[name])
      : listOf(link);
    links.set(idOf(id), {
      from: idOf(from),
      output: Number(output),
      to: idOf(to),
      input: Number(input),
    });
  }
  return links;
}

function inputsOf(
  node: JsonObject,
  links: ReadonlyMap<string, DrawnLink>,
  source: (link: DrawnLink) => Json,
): JsonObject {
  const inputs: Record<string, Json> = Object.create(null);
  const slots = listOf(node["inputs"]).filter(isObject);
  const { widgets_values: widgets } = node;
  if (isObject(widgets)) Object.assign(inputs, widgets);
  const values = listOf(widgets);
  for (const [index, name] of widgetNames(typeOf(node), slots, values).entries()) {
    if (name !== undefined) inputs[name] = values[index] ?? null;
  }
  for (const { name, link } of slots) {
    const found = links.get(idOf(link));
    if (typeof name === "string" && found !== undefined) inputs[name] = source(found);
  }
  return inputs;
}

function isOn({ mode }: JsonObject): boolean {
  return mode !== NEVER && mode !== BYPASSED;
}

function typeOf({ type }: JsonObject): string {
  return typeof type === "string" ? type : "";
}

function idOf(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
