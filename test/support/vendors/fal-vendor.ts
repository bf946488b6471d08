import type { GenerationRequest } from "../../../src/domain/request.ts";
import { startFalDouble } from "./fal-double.ts";
import { TEST_KEY, type Vendor } from "./vendor.ts";

const models = ["fal-ai/flux/dev", "fal-ai/flux/dev/image-to-image", "acme/own-app"];

/** fal, as the contract sees it. */
export const falVendor: Vendor = {
  models: models.map((name) => `fal/${name}`),
  schedulerNames: {},
  price: 0.03,
  async start(host) {
    const double = await startFalDouble({ key: TEST_KEY }, host);
    return {
      settings: {
        FAL_KEY: TEST_KEY,
        FAL_BASE_URL: double.url.href,
        FAL_MODELS: models.join(","),
        FAL_PRICE: "0.03",
        FAL_TIMEOUT_MS: "10000",
      },
      get posts() {
        return double.posts;
      },
      next: (...answers) => double.next(...answers),
      nextQuestion: (...answers) => double.nextStatus(...answers),
      nextFile: (...answers) => host.next(...answers),
      hold: () =>
        double.nextStatus(...Array.from({ length: 1000 }, () => ({ status: "IN_QUEUE" }))),
      stopped: () => double.cancelled.length,
      close: () => double.close(),
    };
  },
  read: ({ image_url: image, ...body }) => ({ ...body, ...(image !== undefined && { image }) }),
  expectedBody(request) {
    const { prompt, seed, model, size } = request;
    const common = { prompt, seed: seed % 4_294_967_296, num_images: 1 };
    if (model === "fal/acme/own-app") return { ...common, ...ownApp(request) };
    const drawn = {
      ...common,
      num_inference_steps: request.steps,
      guidance_scale: request.guidanceScale,
      output_format: "png",
    };
    return request.source
      ? { ...drawn, strength: request.source.strength }
      : { ...drawn, image_size: size };
  },
};

/** What a model without a schema is sent: nothing that nobody asked for. */
function ownApp({ negativePrompt, steps, guidanceScale, size, source }: GenerationRequest) {
  return {
    negative_prompt: negativePrompt,
    num_inference_steps: steps,
    guidance_scale: guidanceScale,
    image_size: size,
    strength: source?.strength,
  };
}
