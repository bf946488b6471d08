import { positiveInputs, serviceWords } from "./input-names.ts";
import { type Graph, type GraphNode, type Link, linksOf } from "./graph.ts";
import { searchBack } from "./search.ts";

/** Passes over one picture that are told apart, and pictures at which they are looked for. */
const MAX_PASSES = 8;
const MAX_ENDS = 50;

/** Inputs along which no picture comes. */
const isNoPicture =
  /^(?:model|clip|vae|positive|negative|conditioning\w*|cond\d*|noise|guider|sampler|sigmas|control_net\w*|text\w*|prompt\w*|string\w*|seed|noise_seed|steps|cfg|width|height|upscale_model|lora\w*|mask\w*|\w*detector\w*|ipadapter|clip_vision\w*|ref\w*|style_model|image_ref\w*)$/i;

/**
 * The samplers that lead to the saved picture, from the first pass to the last. A sampler whose
 * picture is not saved is none of them.
 */
export function samplersOfPicture(graph: Graph): readonly GraphNode[] {
  const ends = endsOf(graph).slice(0, MAX_ENDS);
  const passes = passesTo(graph, ends, isSampler);
  return passes.length > 0 ? passes : passesTo(graph, ends, isService);
}

function passesTo(
  graph: Graph,
  ends: readonly GraphNode[],
  draws: (node: GraphNode) => boolean,
): readonly GraphNode[] {
  for (const end of ends) {
    const passes: GraphNode[] = [];
    let next: readonly Link[] = [{ node: end, output: 0 }];
    while (passes.length < MAX_PASSES) {
      const sampler = searchBack(graph, next, draws, (name) => !isNoPicture.test(name));
      if (sampler === undefined || passes.includes(sampler)) break;
      passes.unshift(sampler);
      next = linksOf(graph, sampler)
        .filter(([name]) => !isNoPicture.test(name))
        .map(([, link]) => link);
    }
    if (passes.length > 0) return passes;
  }
  return [];
}

/** Nodes at which a picture leaves the graph: those that save first, then those that nothing uses. */
function endsOf(graph: Graph): readonly GraphNode[] {
  const nodes = [...graph.values()];
  const used = new Set(nodes.flatMap((node) => linksOf(graph, node).map(([, link]) => link.node)));
  const ends = nodes.filter((node) => !used.has(node));
  const saving = nodes.filter((node) => used.has(node) && rank(node) === 0);
  return [...saving, ...ends].toSorted((a, b) => rank(a) - rank(b));
}

/** How surely a node is the one that saves: by its name 0, one that only shows 1, others 2. */
function rank({ type }: GraphNode): number {
  if (/save/i.test(type)) return 0;
  return /preview|output/i.test(type) ? 1 : 2;
}

/** A node that has a service draw: it takes words and a seed. */
function isService({ inputs }: GraphNode): boolean {
  return serviceWords.some((name) => inputs[name] !== undefined) && inputs["seed"] !== undefined;
}

/** What takes a seed and steps, itself or by its links, and draws; a node that only names a sampler does not. */
function isSampler({ type, inputs }: GraphNode): boolean {
  const has = (...names: readonly string[]) => names.some((name) => Object.hasOwn(inputs, name));
  const hasSeed = has("seed", "noise_seed", "noise");
  const hasSteps = has("steps", "sigmas");
  const hasWords = has("guider", ...positiveInputs);
  if (hasSeed && hasSteps) return hasWords || /sampler/i.test(type);
  return /sampler/i.test(type) && has("latent_image", "latent", "samples", "pipe", "basic_pipe");
}
