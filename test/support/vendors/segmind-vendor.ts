import { schedulerNames } from "../../../src/providers/segmind/schedulers.ts";
import { faults } from "./faults.ts";
import { startSegmindDouble } from "./segmind-double.ts";
import { TEST_KEY, type Vendor } from "./vendor.ts";

/** Segmind, as the contract sees it. */
export const segmindVendor: Vendor = {
  models: ["segmind/sdxl1.0-txt2img", "segmind/sdxl-img2img", "segmind/sd1.5-img2img"],
  schedulerNames,
  price: 0.02,
  notAPicture: faults["not a picture"],
  async start() {
    const double = await startSegmindDouble({ key: TEST_KEY });
    return {
      settings: {
        SEGMIND_API_KEY: TEST_KEY,
        SEGMIND_BASE_URL: double.url.href,
        SEGMIND_PRICE: "0.02",
        SEGMIND_TIMEOUT_MS: "10000",
      },
      get posts() {
        return double.posts;
      },
      next: (...answers) => double.next(...answers),
      close: () => double.close(),
    };
  },
  expectedBody({ model, size, source, refiner, ...request }) {
    const common = {
      prompt: request.prompt,
      negative_prompt: request.negativePrompt,
      num_inference_steps: request.steps,
      guidance_scale: request.guidanceScale,
      scheduler: request.scheduler,
      seed: request.seed,
      samples: 1,
      base64: false,
    };
    const sized = { img_width: size?.width, img_height: size?.height };
    if (model === "segmind/sdxl1.0-txt2img") {
      return {
        ...common,
        ...sized,
        style: request.style,
        strength: 0.2,
        refiner: refiner?.on,
        high_noise_fraction: refiner?.highNoiseFraction,
      };
    }
    const changed = { ...common, strength: source?.strength };
    return model === "segmind/sdxl-img2img"
      ? { ...changed, base_model: "juggernaut" }
      : { ...changed, ...sized };
  },
};
