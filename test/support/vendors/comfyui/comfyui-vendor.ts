import { samplerNames } from "../../../../src/providers/comfyui/samplers.ts";
import type { Vendor } from "../vendor.ts";
import { startComfyuiDouble } from "./comfyui-double.ts";

const models = {
  "comfyui/v1-5": {
    model: "v1-5.safetensors",
    sampler: "dpmpp_2m",
    sigmas: "karras",
    plain: "normal",
  },
  "comfyui/flux1-dev": {
    model: "flux1-dev.safetensors",
    sampler: "euler",
    sigmas: "simple",
    plain: "simple",
  },
};

/** ComfyUI, as the contract sees it. */
export const comfyuiVendor: Vendor = {
  models: Object.keys(models),
  schedulerNames: samplerNames,
  price: undefined,
  async start() {
    const double = await startComfyuiDouble();
    return {
      settings: {
        COMFYUI_URL: double.url.href,
        COMFYUI_TIMEOUT_MS: "10000",
        COMFYUI_WORKFLOWS_DIR: "/nowhere/easel-workflows",
      },
      get posts() {
        return double.posts;
      },
      next: (...answers) => double.next(...answers),
      nextQuestion: (...answers) => double.nextQuestion(...answers),
      nextFile: (...answers) => double.nextFile(...answers),
      hold: () => void (double.runner.stepMs = 3000),
      stopped: () => double.runner.interrupted.length,
      close: () => double.close(),
    };
  },
  expectedBody({ model: id, size, source, ...request }) {
    const known = Object.entries(models).find(([each]) => each === id)?.[1];
    const usual = request.scheduler === known?.sampler ? known?.sigmas : known?.plain;
    return {
      model: known?.model,
      prompt: request.prompt,
      negative_prompt: request.negativePrompt ?? "",
      seed: request.seed,
      steps: request.steps,
      guidance: request.guidanceScale,
      scheduler: request.scheduler,
      sigmas: request.sigmas ?? usual,
      strength: source?.strength ?? 1,
      width: size?.width,
      height: size?.height,
      mask: source?.mask && true,
      upscaler: source?.enlarge && "4x-sharp.pth",
    };
  },
};
