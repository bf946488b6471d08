import { type GenerationRequest, pictureSeed } from "../../domain/request.ts";

/** The request's pictures as they are sent: files in plain base64. */
export interface SentPictures {
  readonly source?: string | undefined;
  readonly mask?: string | undefined;
}

/** The horde folds larger seeds in a way of its own, so that two of them could give one picture. */
const SEEDS = 2 ** 32;

/** The body of one order for one picture of an effective request; what is undefined is not sent. */
export function hordeBody(
  request: GenerationRequest,
  position: number,
  model: string,
  pictures: SentPictures,
): Readonly<Record<string, unknown>> {
  const { source, mask } = pictures;
  const { modelOptions = {} } = request;
  return {
    prompt: promptOf(request),
    params: {
      n: 1,
      seed: String(pictureSeed(request.seed, position) % SEEDS),
      steps: request.steps,
      cfg_scale: request.guidanceScale,
      width: request.size?.width,
      height: request.size?.height,
      sampler_name: request.scheduler,
      karras: request.sigmas === undefined ? undefined : request.sigmas === "karras",
      clip_skip: request.clipSkip === undefined ? undefined : request.clipSkip + 1,
      denoising_strength: source === undefined ? undefined : request.source?.strength,
      transparent: request.transparent,
      tiling: modelOptions["tiling"],
      post_processing:
        modelOptions["post_processing"] === undefined
          ? undefined
          : [modelOptions["post_processing"]],
      loras: request.loras?.map(({ name, weight }) => ({ name, model: weight, clip: weight })),
    },
    models: [model],
    ...(source !== undefined && {
      source_image: source,
      source_processing: mask === undefined ? "img2img" : "inpainting",
      source_mask: mask,
    }),
    nsfw: false,
    censor_nsfw: true,
    r2: true,
    shared: false,
    replacement_filter: true,
    slow_workers: true,
  };
}

/** The prompt as the horde reads it: what must not be in the picture comes behind three hashes. */
function promptOf({ prompt, negativePrompt }: GenerationRequest): string {
  const wanted = plain(prompt);
  return negativePrompt === undefined ? wanted : `${wanted} ### ${plain(negativePrompt)}`;
}

function plain(text: string): string {
  return text.replaceAll(/#{3,}/g, "##");
}
