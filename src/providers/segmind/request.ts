import { pictureSeed } from "../../domain/request.ts";
import type { GenerationRequest } from "../../domain/request.ts";

/** The three endpoints that Easel speaks to. */
export const slugs = ["sdxl1.0-txt2img", "sdxl-img2img", "sd1.5-img2img"] as const;
export type Slug = (typeof slugs)[number];

/** A body as Segmind takes it; what is undefined is not sent. */
export type SegmindBody = Readonly<Record<string, string | number | boolean | undefined>>;

/** The text model has this parameter although it takes no picture; this is its documented default. */
const STRENGTH_WITHOUT_PICTURE = 0.2;

/** The only base model that the document of `sdxl-img2img` names. */
const BASE_MODEL = "juggernaut";

/**
 * The body of one call for one picture. `request` is an effective request, `image` the fitted
 * source picture in plain base64 without a prefix.
 */
export function segmindBody(
  slug: Slug,
  request: GenerationRequest,
  position: number,
  image: string | undefined,
): SegmindBody {
  const common = {
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    samples: 1,
    scheduler: request.scheduler,
    num_inference_steps: request.steps,
    guidance_scale: request.guidanceScale,
    seed: pictureSeed(request.seed, position),
    // The documents disagree about the default, so it is always said.
    base64: false,
  };
  const size = { img_width: request.size?.width, img_height: request.size?.height };
  const fromPicture = { image, strength: request.source?.strength };
  const own: Readonly<Record<Slug, SegmindBody>> = {
    "sdxl1.0-txt2img": {
      ...size,
      style: request.style,
      strength: STRENGTH_WITHOUT_PICTURE,
      refiner: request.refiner?.on,
      high_noise_fraction: request.refiner?.highNoiseFraction,
    },
    "sd1.5-img2img": { ...fromPicture, ...size },
    "sdxl-img2img": { ...fromPicture, base_model: BASE_MODEL },
  };
  return { ...common, ...own[slug] };
}
