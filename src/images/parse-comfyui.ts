import { z } from "zod";
import { jsonOrUndefined } from "./parse-easel.ts";
import { bareDetails, type PictureDetails } from "./picture-details.ts";

const inputsSchema = z.record(z.string(), z.unknown());
const graphSchema = z.record(
  z.string(),
  z.object({ class_type: z.string(), inputs: inputsSchema }),
);
type Graph = z.infer<typeof graphSchema>;
type Inputs = z.infer<typeof inputsSchema>;

/** Links that are followed from a sampler to the words: control nodes may stand in between. */
const MAX_LINKS = 8;

/**
 * Reads the graph that ComfyUI writes as JSON under "prompt": the first sampler's settings, and
 * the words that lead to it. Undefined when the text is no such graph or has no sampler.
 */
export function parseComfyui(text: string): PictureDetails | undefined {
  const parsed = graphSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success) return undefined;
  const graph = parsed.data;
  const nodes = Object.values(graph);
  const sampler = nodes.find((node) => node.class_type.startsWith("KSampler"))?.inputs;
  if (sampler === undefined) return undefined;
  const loader = nodes.find((node) => node.class_type.startsWith("CheckpointLoader"))?.inputs;
  const latent = nodeAt(graph, sampler["latent_image"]);
  return {
    ...bareDetails("comfyui", wordsAt(graph, sampler["positive"]) ?? "", text),
    negativePrompt: wordsAt(graph, sampler["negative"]),
    steps: numberIn(sampler, "steps"),
    scheduler: textIn(sampler, "sampler_name"),
    guidanceScale: numberIn(sampler, "cfg"),
    seed: numberIn(sampler, "seed") ?? numberIn(sampler, "noise_seed"),
    width: numberIn(latent, "width"),
    height: numberIn(latent, "height"),
    model: textIn(loader, "ckpt_name"),
    strength: numberIn(sampler, "denoise"),
    others: new Map(
      [["Schedule type", textIn(sampler, "scheduler")] as const].flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  };
}

/** An input that is a link holds the other node's name and the number of its output. */
function nodeAt(graph: Graph, link: unknown): Inputs | undefined {
  const name: unknown = Array.isArray(link) ? link[0] : undefined;
  return typeof name === "string" && Object.hasOwn(graph, name) ? graph[name]?.inputs : undefined;
}

function wordsAt(graph: Graph, link: unknown): string | undefined {
  let next = link;
  for (let links = 0; links < MAX_LINKS; links++) {
    const node = nodeAt(graph, next);
    if (node === undefined) return undefined;
    const words = textIn(node, "text") ?? textIn(node, "text_g");
    if (words !== undefined) return words;
    next = node["text"] ?? node["conditioning"] ?? node["positive"];
  }
  return undefined;
}

function textIn(inputs: Inputs | undefined, name: string): string | undefined {
  const value = inputs?.[name];
  return typeof value === "string" ? value : undefined;
}

function numberIn(inputs: Inputs | undefined, name: string): number | undefined {
  const value = inputs?.[name];
  return typeof value === "number" ? value : undefined;
}
