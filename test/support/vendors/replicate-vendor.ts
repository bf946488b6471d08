import type { GenerationRequest } from "../../../src/domain/request.ts";
import { startReplicateDouble } from "./replicate-double.ts";
import { TEST_KEY, type Vendor } from "./vendor.ts";

const models = ["black-forest-labs/flux-schnell", "stability-ai/sdxl"];

/** The shapes of Flux at about a megapixel. */
const shapes: Readonly<Record<string, string>> = {
  "1024x1024": "1:1",
  "1360x768": "16:9",
  "1568x672": "21:9",
  "1248x832": "3:2",
  "832x1248": "2:3",
  "912x1152": "4:5",
  "1152x912": "5:4",
  "768x1360": "9:16",
  "672x1568": "9:21",
};

/** Replicate, as the contract sees it. */
export const replicateVendor: Vendor = {
  models: models.map((name) => `replicate/${name}`),
  schedulerNames: {
    DDIM: "DDIM",
    "DPM++ 2M": "DPMSolverMultistep",
    Heun: "HeunDiscrete",
    "Euler a": "K_EULER_ANCESTRAL",
    Euler: "K_EULER",
    PNDM: "PNDM",
  },
  price: 0.004,
  async start(host) {
    const double = await startReplicateDouble({ token: TEST_KEY }, host);
    return {
      settings: {
        REPLICATE_API_TOKEN: TEST_KEY,
        REPLICATE_BASE_URL: double.url.href,
        REPLICATE_MODELS: models.join(","),
        REPLICATE_PRICE: "0.004",
        REPLICATE_TIMEOUT_MS: "10000",
      },
      get posts() {
        return double.predictions;
      },
      next: (...answers) => double.next(...answers),
      nextQuestion: (...answers) => double.nextState(...answers),
      nextFile: (...answers) => host.next(...answers),
      hold: () => double.nextState(...Array.from({ length: 1000 }, () => ({ status: "starting" }))),
      stopped: () => double.cancelled.length,
      close: () => double.close(),
    };
  },
  read({ input, version }) {
    const { mask, ...fields } = input as Record<string, unknown>;
    return {
      ...fields,
      ...(version !== undefined && { version: typeof version }),
      ...(mask !== undefined && { mask: typeof mask }),
    };
  },
  expectedBody(request) {
    const common = {
      prompt: request.prompt,
      seed: request.seed % 4_294_967_296,
      num_outputs: 1,
      num_inference_steps: request.steps,
    };
    return request.model === "replicate/stability-ai/sdxl"
      ? { ...common, ...sdxl(request) }
      : { ...common, ...flux(request) };
  },
};

const flux = ({ size }: GenerationRequest) => ({
  aspect_ratio: size && shapes[`${size.width}x${size.height}`],
  output_format: "png",
});

const sdxl = ({ size, source, ...request }: GenerationRequest) => ({
  version: "string",
  negative_prompt: request.negativePrompt,
  width: size?.width,
  height: size?.height,
  guidance_scale: request.guidanceScale,
  scheduler: request.scheduler,
  prompt_strength: source?.strength,
  mask: source?.mask && "string",
});
