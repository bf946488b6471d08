import type { PictureDetails } from "../../picture-details.ts";
import { objectIn, shown } from "../json/fields.ts";
import { foundInFields } from "../json/found-in-fields.ts";
import { jsonIn } from "../json/json-in.ts";
import type { JsonObject } from "../json/parse-json.ts";
import { type Found, makeDetails } from "../make-details.ts";
import { type Graph, type GraphNode, graphOf } from "./graph.ts";
import { samplersOfPicture } from "./samplers.ts";
import { lorasOf, settingsOf } from "./settings.ts";
import { workflowGraph } from "./workflow.ts";

/**
 * Reads the graph that ComfyUI writes as JSON, as it was run or as it is drawn on screen: from the
 * saved picture back to the sampler that began it, and from there to words, seed, size and model.
 * Undefined when the JSON is no graph, or nothing in it draws.
 */
export function parseComfyui(json: JsonObject, text: string): PictureDetails | undefined {
  const graph = graphOf(json) ?? workflowGraph(json) ?? innerGraph(json);
  if (graph === undefined) return undefined;
  const passes = samplersOfPicture(graph);
  const [first, ...later] = passes;
  if (first === undefined) return undefined;
  const found = { ...settingsOf(graph, first), others: othersOf(graph, first, later) };
  return makeDetails("comfyui", text, withMissing(found, json));
}

/** Some programs put the graph into a field, as JSON or as a text of it. */
function innerGraph(json: JsonObject): Graph | undefined {
  for (const name of ["prompt", "workflow"]) {
    const inner = objectIn(json, name) ?? jsonIn(json, name);
    const graph = inner && (graphOf(inner) ?? workflowGraph(inner));
    if (graph !== undefined) return graph;
  }
  return undefined;
}

function othersOf(
  graph: Graph,
  first: GraphNode,
  later: readonly GraphNode[],
): readonly (readonly [string, string])[] {
  const passes = later.map((sampler) => {
    const { seed, steps, strength, guidanceScale } = settingsOf(graph, sampler);
    const pairs = Object.entries({ seed, steps, cfg: guidanceScale, denoise: strength });
    const known = pairs.flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${shown(value)}`],
    );
    return [`${sampler.type} ${sampler.id}`, known.join(", ")] as const;
  });
  return [...lorasOf(graph, first), ...passes];
}

/** Civitai writes its own account of the same beside the nodes. */
function withMissing(found: Found, json: JsonObject): Found {
  const extra = jsonIn(json, "extraMetadata");
  if (extra === undefined) return found;
  const { others: _, ...known } = foundInFields(extra);
  const present = Object.entries(found).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(present) };
}
