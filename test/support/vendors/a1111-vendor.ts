import { namesOf } from "../../../src/providers/a1111/schedulers.ts";
import { json } from "./answer.ts";
import { samplers, startA1111Double } from "./a1111-double.ts";
import type { Vendor } from "./vendor.ts";

const AUTH = "easel:a password";

/** A web interface of the A1111 family, as the contract sees it. */
export const a1111Vendor: Vendor = {
  models: ["a1111/dreamshaper_8", "a1111/sd_xl_base_1.0"],
  schedulerNames: namesOf(samplers),
  price: undefined,
  notAPicture: json(200, { images: ["bm8gcGljdHVyZQ=="], parameters: {}, info: "" }),
  async start() {
    const double = await startA1111Double({ auth: AUTH });
    return {
      settings: {
        A1111_URL: double.url.href,
        A1111_AUTH: AUTH,
        A1111_TIMEOUT_MS: "10000",
      },
      get posts() {
        return double.posts;
      },
      next: (...answers) => double.next(...answers),
      hold: () => double.desk.hold(),
      stopped: () => double.desk.interrupted.length,
      close: () => double.close(),
    };
  },
  read({ init_images: images, mask, force_task_id: task, sampler_name, scheduler, ...body }) {
    return {
      ...body,
      ...(Array.isArray(images) && { image: images[0] }),
      ...(mask !== undefined && { mask: typeof mask }),
      task: typeof task,
      scheduler: sampler_name,
      sigmas: scheduler,
    };
  },
  expectedBody: ({ model, size, source, refiner, hires, variation, ...request }) => ({
    task: "string",
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    seed: request.seed,
    steps: request.steps,
    cfg_scale: request.guidanceScale,
    width: size?.width,
    height: size?.height,
    scheduler: request.scheduler,
    sigmas: request.sigmas,
    eta: request.eta,
    styles: request.style === undefined ? undefined : [request.style],
    batch_size: 1,
    n_iter: 1,
    send_images: true,
    save_images: false,
    override_settings: {
      sd_model_checkpoint: `${model.replace("a1111/", "")}.safetensors [0123456789]`,
      CLIP_stop_at_last_layers: request.clipSkip === undefined ? undefined : request.clipSkip + 1,
    },
    override_settings_restore_afterwards: request.clipSkip !== undefined,
    ...(source && { denoising_strength: source.strength, resize_mode: 0 }),
    ...(source?.mask && {
      mask: "string",
      mask_blur: 4,
      inpainting_fill: 1,
      inpaint_full_res: false,
      inpainting_mask_invert: 0,
    }),
    ...(variation && { subseed: variation.seed, subseed_strength: variation.strength }),
    ...(hires && {
      enable_hr: true,
      hr_scale: hires.factor,
      hr_second_pass_steps: 0,
      hr_upscaler: "Latent",
      denoising_strength: 0.5,
    }),
    ...(refiner?.on && {
      refiner_checkpoint: "sd_xl_refiner_1.0.safetensors [0123456789]",
      refiner_switch_at: refiner.highNoiseFraction,
    }),
  }),
};
