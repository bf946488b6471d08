import type { GenerationRequest } from "../../../src/domain/request.ts";
import { json } from "./answer.ts";
import { samplers } from "../../../src/providers/openai/samplers.ts";
import { readExtraArgs, startOpenAiDouble } from "./openai-double.ts";
import { TEST_KEY, type Vendor } from "./vendor.ts";
import type { ReceivedRequest } from "./vendor-server.ts";

const sized = ({ size }: GenerationRequest) => size && `${size.width}x${size.height}`;

/** OpenAI and servers like it, as the contract sees them. */
export const openAiVendor: Vendor = {
  models: ["openai/gpt-image-2", "openai/gpt-image-1.5", "openai/flux-dev", "openai/sd-cpp-local"],
  schedulerNames: samplers,
  price: 0.02,
  notAPicture: json(200, { data: [{ b64_json: "bm8gcGljdHVyZQ==" }] }),
  async start() {
    const double = await startOpenAiDouble({ key: TEST_KEY });
    return {
      settings: {
        OPENAI_API_KEY: TEST_KEY,
        OPENAI_BASE_URL: double.url.href,
        OPENAI_PRICE: "0.02",
        OPENAI_TIMEOUT_MS: "10000",
      },
      get posts() {
        return double.posts.map(opened);
      },
      next: (...answers) => double.next(...answers),
      close: () => double.close(),
    };
  },
  expectedBody(request) {
    const model = request.model.slice("openai/".length);
    const all = { model, prompt: request.prompt, n: 1, size: sized(request), ...own(request) };
    const { mask } = request.source ?? {};
    if (!request.source) return all;
    // A form knows texts only.
    const texts = Object.entries(all).map(([name, value]) => [
      name,
      value === undefined || name === "args" ? value : String(value),
    ]);
    return { ...Object.fromEntries(texts), mask: mask && "mask.png" };
  },
};

function own(request: GenerationRequest) {
  if (request.model === "openai/flux-dev") {
    return { seed: request.seed, response_format: "b64_json" };
  }
  if (request.model !== "openai/sd-cpp-local") return { stream: true, partial_images: 2 };
  const { guidanceScale } = request;
  return {
    output_format: "png",
    scheduler: request.scheduler,
    args: {
      seed: request.seed,
      negative_prompt: request.negativePrompt,
      sample_params: {
        sample_steps: request.steps,
        sample_method: request.scheduler,
        guidance: guidanceScale === undefined ? undefined : { txt_cfg: guidanceScale },
      },
    },
  };
}

/** A request for stable-diffusion.cpp with the arguments taken out of its prompt, as the server does. */
function opened(post: ReceivedRequest): ReceivedRequest {
  if (post.body?.["model"] !== "sd-cpp-local") return post;
  const { prompt, args } = readExtraArgs(post.body["prompt"]);
  const { sample_params: sampling } = args as { sample_params?: { sample_method?: string } };
  return { ...post, body: { ...post.body, prompt, args, scheduler: sampling?.sample_method } };
}
