import { schedulerNames } from "../../../src/providers/horde/schedulers.ts";
import { startHordeDouble } from "./horde-double.ts";
import { TEST_KEY, type Vendor } from "./vendor.ts";

/** The AI Horde, as the contract sees it. */
export const hordeVendor: Vendor = {
  models: ["horde/stable_diffusion", "horde/AlbedoBase XL (SDXL)"],
  schedulerNames,
  price: undefined,
  async start(host) {
    const double = await startHordeDouble({ key: TEST_KEY }, host);
    return {
      settings: {
        AIHORDE_API_KEY: TEST_KEY,
        AIHORDE_BASE_URL: double.url.href,
        AIHORDE_TIMEOUT_MS: "10000",
      },
      get posts() {
        return double.posts;
      },
      next: (...answers) => double.next(...answers),
      nextQuestion: (...answers) => double.nextCheck(...answers),
      nextFile: (...answers) => host.next(...answers),
      hold: () => double.nextCheck(...Array.from({ length: 1000 }, () => ({ wait_time: 9 }))),
      stopped: () => double.deleted.length,
      close: () => double.close(),
    };
  },
  read({ source_image: image, source_mask: mask, params, ...body }) {
    const { sampler_name: scheduler, karras, ...rest } = params as Record<string, unknown>;
    return {
      ...body,
      ...rest,
      ...(image !== undefined && { image }),
      ...(mask !== undefined && { mask: typeof mask }),
      scheduler,
      ...(karras !== undefined && { sigmas: karras === true ? "karras" : "normal" }),
    };
  },
  expectedBody: ({ model, size, source, ...request }) => ({
    models: [model.replace("horde/", "")],
    prompt:
      request.negativePrompt === undefined
        ? request.prompt
        : `${request.prompt} ### ${request.negativePrompt}`,
    n: 1,
    seed: String(request.seed % 4_294_967_296),
    steps: request.steps,
    cfg_scale: request.guidanceScale,
    width: size?.width,
    height: size?.height,
    scheduler: request.scheduler,
    sigmas: request.sigmas,
    clip_skip: request.clipSkip === undefined ? undefined : request.clipSkip + 1,
    denoising_strength: source?.strength,
    source_processing: source && (source.mask ? "inpainting" : "img2img"),
    mask: source?.mask && "string",
    nsfw: false,
    censor_nsfw: true,
    r2: true,
    shared: false,
    replacement_filter: true,
    slow_workers: true,
  }),
};
