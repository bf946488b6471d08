import { type GenerationRequest, requestOfPicture } from "../../domain/request.ts";
import { type FamilyTraits, traitsOf } from "./families.ts";
import { isDistilled, isRefiner } from "./capabilities.ts";
import { PREFIX } from "./plan.ts";
import type { Checkpoint, ServerDescription } from "./server-description.ts";

/** The request's pictures as they are sent: files in plain base64. */
export interface SentPictures {
  readonly source?: string | undefined;
  readonly mask?: string | undefined;
  readonly references?: readonly string[] | undefined;
}

/** A body of txt2img or img2img; what is undefined is not sent. */
export type ServerBody = Readonly<Record<string, unknown>>;

/** One picture that is asked of a server. */
export interface Drawing {
  readonly request: GenerationRequest;
  readonly position: number;
  readonly checkpoint: Checkpoint;
  readonly pictures: SentPictures;
}

/** How strongly the second pass redraws when nobody says; the servers' own default is too strong. */
const HIRES_STRENGTH = 0.5;

/** The path of an order: with a source picture, or from words. */
export const pathOf = ({ pictures }: Pick<Drawing, "pictures">): string =>
  pictures.source === undefined ? "sdapi/v1/txt2img" : "sdapi/v1/img2img";

/** The body for one picture of an effective request. `task` names it for the server's progress. */
export function serverBody(
  { request, position, checkpoint, pictures }: Drawing,
  server: ServerDescription,
  task: string,
): ServerBody {
  const traits = traitsOf[server.family];
  const own = requestOfPicture(request, position);
  const distilled = isDistilled(checkpoint);
  const guidance =
    distilled && server.family === "forge"
      ? { cfg_scale: 1, distilled_cfg_scale: request.guidanceScale }
      : { cfg_scale: request.guidanceScale };
  return {
    prompt: withTags(request, traits),
    negative_prompt: request.negativePrompt,
    seed: own.seed,
    steps: request.steps,
    ...guidance,
    width: request.size?.width,
    height: request.size?.height,
    sampler_name: request.scheduler,
    scheduler: request.sigmas,
    batch_size: 1,
    n_iter: 1,
    send_images: true,
    save_images: false,
    override_settings: {
      sd_model_checkpoint: checkpoint.title,
      ...(request.clipSkip !== undefined && { CLIP_stop_at_last_layers: request.clipSkip + 1 }),
    },
    // Restoring loads the checkpoint of before again; only what must not stay is worth that.
    override_settings_restore_afterwards: request.clipSkip !== undefined,
    ...fromPicture(request, pictures),
    ...(traits.webUi && webUiFields(request, server, own.variation)),
    ...(traits.tasks && { force_task_id: task }),
    ...(traits.loras === "list" && loraList(request, server)),
  };
}

function fromPicture({ source }: GenerationRequest, pictures: SentPictures): ServerBody {
  const references = pictures.references?.length ? { extra_images: pictures.references } : {};
  if (pictures.source === undefined) return references;
  return {
    ...references,
    init_images: [pictures.source],
    denoising_strength: source?.strength,
    // The picture is sent in the size that is drawn.
    resize_mode: 0,
    ...(pictures.mask !== undefined && {
      mask: pictures.mask,
      mask_blur: 4,
      inpainting_fill: 1,
      inpaint_full_res: false,
      inpainting_mask_invert: 0,
    }),
  };
}

function webUiFields(
  request: GenerationRequest,
  server: ServerDescription,
  variation: GenerationRequest["variation"],
): ServerBody {
  const { hires, refiner, style, eta } = request;
  return {
    eta,
    styles: style === undefined ? undefined : [style],
    ...(variation && { subseed: variation.seed, subseed_strength: variation.strength }),
    ...(hires && {
      enable_hr: true,
      hr_scale: hires.factor,
      hr_second_pass_steps: hires.steps ?? 0,
      hr_upscaler: upscalerOf(hires.upscaler, server),
      denoising_strength: hires.strength ?? HIRES_STRENGTH,
    }),
    ...(refiner?.on && {
      refiner_checkpoint: refinerTitle(refiner.model, server),
      refiner_switch_at: refiner.highNoiseFraction,
    }),
  };
}

function upscalerOf(
  asked: NonNullable<GenerationRequest["hires"]>["upscaler"],
  { upscalers }: ServerDescription,
): string {
  if (asked === "latent-nearest") return "Latent (nearest)";
  if (asked !== "picture") return "Latent";
  const learned = upscalers.filter((name) => !/^(none|lanczos|nearest|latent)/i.test(name));
  return learned.find((name) => /esrgan 4x\+?$/i.test(name)) ?? learned[0] ?? "Lanczos";
}

function refinerTitle(id: string | undefined, { checkpoints }: ServerDescription) {
  const named = checkpoints.find(({ name }) => `${PREFIX}${name}` === id);
  return (named ?? checkpoints.find(isRefiner))?.title;
}

/** The prompt with its LoRAs as tags, where the program reads them so. */
function withTags({ prompt, loras = [] }: GenerationRequest, traits: FamilyTraits): string {
  if (traits.loras !== "tag") return prompt;
  return [prompt, ...loras.map(({ name, weight }) => `<lora:${name}:${weight}>`)].join(" ");
}

function loraList({ loras = [] }: GenerationRequest, server: ServerDescription): ServerBody {
  if (loras.length === 0) return {};
  return {
    lora: loras.map(({ name, weight }) => ({
      path: server.loras?.find((each) => each.name === name)?.path ?? name,
      multiplier: weight,
    })),
  };
}
