import { textIn } from "../json/fields.ts";
import type { Json } from "../json/parse-json.ts";
import { type Graph, type GraphNode, linkOf, linksOf } from "./graph.ts";
import { searchBack, valueOf } from "./search.ts";

/** The fields that name a model's file, in the nodes that load one. */
const fields = ["ckpt_name", "unet_name", "gguf_name", "base_ckpt_name", "checkpoint", "ckpt"];

/** Fields that name other files as well, so that the node's own name decides. */
const openFields = ["model_name", "model"];
const isOtherLoader = /upscale|lora|control|clip|vae|style|detector|sam|ipadapter/i;

/** The model that a sampler draws with: the loader behind it, or the only one in the graph. */
export function modelOf(graph: Graph, sampler: GraphNode): string | undefined {
  const guider = linkOf(graph, sampler.inputs["guider"])?.node;
  const sources = [sampler, ...(guider === undefined ? [] : [guider])];
  const starts = sources.flatMap((node) =>
    linksOf(graph, node)
      .filter(([name]) => leadsToModel(name))
      .map(([, link]) => link),
  );
  const behind = searchBack(graph, starts, isLoader, leadsToModel);
  const own = isLoader(sampler) ? sampler : undefined;
  const loaders = behind === undefined ? [...graph.values()].filter(isLoader) : [];
  const loader = own ?? behind ?? (loaders.length === 1 ? loaders[0] : undefined);
  return loader && nameOf(graph, loader);
}

function leadsToModel(name: string): boolean {
  return /model|pipe|context|tuple|^any/i.test(name) && !/upscale|clip|style/i.test(name);
}

function isLoader(node: GraphNode): boolean {
  const has = (names: readonly string[]) => names.some((name) => isName(node.inputs[name]));
  return (
    has(fields) ||
    (has(openFields) && /load|checkpoint/i.test(node.type) && !isOtherLoader.test(node.type))
  );
}

function isName(value: Json | undefined): boolean {
  return (
    typeof value === "string" || textIn(value, "content") !== undefined || Array.isArray(value)
  );
}

function nameOf(graph: Graph, { inputs }: GraphNode): string | undefined {
  for (const field of [...fields, ...openFields]) {
    const value = valueOf(graph, inputs[field], field);
    const name = typeof value === "string" ? value : textIn(value, "content");
    if (name !== undefined) return name;
  }
  return undefined;
}
