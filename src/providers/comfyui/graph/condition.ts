import type { Drawing } from "./drawing.ts";
import type { GraphBuilder, Link } from "./graph.ts";

/** What the sampler is steered by. */
export interface Conditioning {
  readonly positive: Link;
  readonly negative: Link;
}

/** Encodes the words; adds distilled guidance and a ControlNet where the request has them. */
export function conditionOn(
  graph: GraphBuilder,
  { clip, vae }: { readonly clip: Link; readonly vae: Link },
  { request, family, pictures }: Drawing,
): Conditioning {
  const [words] = graph.add("CLIPTextEncode", { text: request.prompt, clip });
  const [negative] = graph.add("CLIPTextEncode", { text: request.negativePrompt ?? "", clip });
  const guidance = request.guidanceScale ?? family.guidanceScale;
  const positive = family.distilledGuidance
    ? graph.add("FluxGuidance", { conditioning: words, guidance })[0]
    : words;
  const { control } = request;
  if (control === undefined || pictures.control === undefined) return { positive, negative };
  const [control_net] = graph.add("ControlNetLoader", { control_net_name: control.model });
  const [image] = graph.add("LoadImage", { image: pictures.control });
  const [steered, away] = graph.add("ControlNetApplyAdvanced", {
    positive,
    negative,
    control_net,
    image,
    strength: control.strength ?? 1,
    start_percent: control.start ?? 0,
    end_percent: control.end ?? 1,
    vae,
  });
  return { positive: steered, negative: away };
}
