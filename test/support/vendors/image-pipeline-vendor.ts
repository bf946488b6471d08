import { schedulerNames } from "../../../src/providers/imagepipeline/schedulers.ts";
import { startImagePipelineDouble } from "./image-pipeline-double.ts";
import { TEST_KEY, type Vendor } from "./vendor.ts";

/** ImagePipeline, as the contract sees it. */
export const imagePipelineVendor: Vendor = {
  models: ["imagepipeline/sdxl"],
  schedulerNames,
  price: 0.02,
  async start(host) {
    const double = await startImagePipelineDouble({ key: TEST_KEY }, host);
    return {
      settings: {
        IMAGEPIPELINE_API_KEY: TEST_KEY,
        IMAGEPIPELINE_BASE_URL: double.url.href,
        IMAGEPIPELINE_PRICE: "0.02",
        IMAGEPIPELINE_TIMEOUT_MS: "10000",
      },
      get posts() {
        return double.posts;
      },
      next: (...answers) => double.next(...answers),
      nextQuestion: (...answers) => double.nextStatus(...answers),
      nextFile: (...answers) => host.next(...answers),
      close: () => double.close(),
    };
  },
  expectedBody: ({ size, refiner, ...request }) => ({
    model_id: "sdxl",
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    num_inference_steps: request.steps,
    guidance_scale: request.guidanceScale,
    scheduler: request.scheduler,
    seed: request.seed,
    samples: 1,
    width: size?.width,
    height: size?.height,
    refiner: refiner?.on,
    safety_checker: true,
  }),
};
