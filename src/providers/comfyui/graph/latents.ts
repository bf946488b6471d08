import type { Drawing } from "./drawing.ts";
import type { GraphBuilder, Link } from "./graph.ts";

/** What sampling starts from: latents, how far they are redrawn, and where a picture is behind them that picture. */
export interface Start {
  readonly latents: Link;
  readonly denoise: number;
  readonly pixels: Link | undefined;
  readonly mask: Link | undefined;
}

/** Empty latents, or those of the source picture, with its mask. */
export function startLatents(graph: GraphBuilder, vae: Link, drawing: Drawing): Start {
  const { request, family, pictures } = drawing;
  const { width, height } = request.size;
  if (pictures.source === undefined) {
    const [latents] = graph.add(family.latents, { width, height, batch_size: 1 });
    return { latents, denoise: 1, pixels: undefined, mask: undefined };
  }
  const [loaded] = graph.add("LoadImage", { image: pictures.source });
  const pixels = request.source?.enlarge === undefined ? loaded : enlarged(graph, loaded, drawing);
  const [encoded] = graph.add("VAEEncode", { pixels, vae });
  const denoise = request.source?.strength ?? 1;
  if (pictures.mask === undefined) return { latents: encoded, denoise, pixels, mask: undefined };
  const [mask] = graph.add("LoadImageMask", { image: pictures.mask, channel: "red" });
  const [latents] = graph.add("SetLatentNoiseMask", { samples: encoded, mask });
  return { latents, denoise, pixels, mask };
}

/** The picture at the size of the request, enlarged by a model where there is one. */
function enlarged(graph: GraphBuilder, loaded: Link, { request, upscaler }: Drawing): Link {
  let image = loaded;
  if (upscaler !== undefined) {
    const [upscale_model] = graph.add("UpscaleModelLoader", { model_name: upscaler });
    [image] = graph.add("ImageUpscaleWithModel", { upscale_model, image });
  }
  const { width, height } = request.size;
  const scaling = { upscale_method: "lanczos", width, height, crop: "disabled" };
  return graph.add("ImageScale", { image, ...scaling })[0];
}
