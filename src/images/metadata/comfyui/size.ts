import { numberOf, sizeOf } from "../make-details.ts";
import { type Graph, type GraphNode, linksOf } from "./graph.ts";
import { searchBack, valueOf } from "./search.ts";

const widths = ["width", "empty_latent_width", "base_width"];
const heights = ["height", "empty_latent_height", "base_height"];
const sizes = ["resolution", "dimensions", "size"];

/** Inputs along which the first, empty picture of a sampler comes. */
const isCanvas = /latent|samples|image|pixels|pipe|context|tuple|^script$/i;

/** The size in pixels that a sampler draws; nothing when it starts from a picture of its own size. */
export function sizeAt(
  graph: Graph,
  sampler: GraphNode,
): { readonly width?: number | undefined; readonly height?: number | undefined } {
  const starts = linksOf(graph, sampler)
    .filter(([name]) => isCanvas.test(name))
    .map(([, link]) => link);
  const canvas = searchBack(graph, starts, hasSize, (name) => isCanvas.test(name));
  if (canvas === undefined) return {};
  const valueAt = (names: readonly string[]) => {
    const name = names.find((each) => canvas.inputs[each] !== undefined);
    return name === undefined ? undefined : valueOf(graph, canvas.inputs[name], nameOnly(name));
  };
  const width = numberOf(valueAt(widths));
  const height = numberOf(valueAt(heights));
  return width === undefined || height === undefined ? sizeOf(valueAt(sizes)) : { width, height };
}

/** The node behind a link has the plain name. */
function nameOnly(name: string): string {
  return name.replace(/^(?:empty_latent|base)_/, "");
}

function hasSize({ inputs, type }: GraphNode): boolean {
  const has = (names: readonly string[]) => names.some((name) => inputs[name] !== undefined);
  return (
    (has(widths) && has(heights) && !/crop|scale|encode/i.test(type)) ||
    has(["resolution", "dimensions"])
  );
}
