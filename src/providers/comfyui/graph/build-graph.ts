import type { Drawing } from "./drawing.ts";
import { conditionOn } from "./condition.ts";
import { type Graph, GraphBuilder, type Link, OUR_PREFIX } from "./graph.ts";
import { startLatents } from "./latents.ts";
import { load } from "./loaders.ts";

/** The graph that draws one picture: load, condition, sample, decode, save. */
export function buildGraph(drawing: Drawing): Graph {
  const { request, family, loader, encoders, seed } = drawing;
  const graph = new GraphBuilder();
  const loaded = load(graph, loader, encoders);
  const { model, clip } = withLoras(graph, loaded, drawing);
  const shifted =
    family.shift === undefined
      ? model
      : graph.add("ModelSamplingAuraFlow", { model, shift: family.shift })[0];
  const { positive, negative } = conditionOn(graph, { clip, vae: loaded.vae }, drawing);
  const start = startLatents(graph, loaded.vae, drawing);
  const { scheduler: sampler = family.sampler, sigmas } = request;
  const [samples] = graph.add("KSampler", {
    model: shifted,
    seed,
    steps: request.steps ?? family.steps,
    cfg: family.distilledGuidance ? 1 : (request.guidanceScale ?? family.guidanceScale),
    sampler_name: sampler,
    scheduler: sigmas ?? family.sigmas,
    positive,
    negative,
    latent_image: start.latents,
    denoise: start.denoise,
  });
  const [drawn] = graph.add("VAEDecode", { samples, vae: loaded.vae });
  graph.add("SaveImage", { images: laidOver(graph, drawn, start), filename_prefix: OUR_PREFIX });
  return graph.graph;
}

function withLoras(
  graph: GraphBuilder,
  { model, clip }: { readonly model: Link; readonly clip: Link },
  { request }: Drawing,
) {
  let last = { model, clip };
  for (const { name, weight } of request.loras ?? []) {
    const [model_, clip_] = graph.add("LoraLoader", {
      ...last,
      lora_name: name,
      strength_model: weight,
      strength_clip: weight,
    });
    last = { model: model_, clip: clip_ };
  }
  return last;
}

/** Where only a part was redrawn, the rest is the source itself, not its decoded copy. */
function laidOver(
  graph: GraphBuilder,
  drawn: Link,
  { pixels, mask }: ReturnType<typeof startLatents>,
): Link {
  if (pixels === undefined || mask === undefined) return drawn;
  const place = { x: 0, y: 0, resize_source: false };
  return graph.add("ImageCompositeMasked", {
    destination: pixels,
    source: drawn,
    ...place,
    mask,
  })[0];
}
