import { describeModel } from "../../../src/diffusion/model-folder/describe-model.ts";
import type { ModelDescription } from "../../../src/diffusion/description/model-description.ts";
import { tinyModel } from "./tiny-model.ts";

/** What a model would say whose graphs draw 128 × 128 pixels and nothing else, in two styles. */
export async function describeFixedModel(): Promise<ModelDescription> {
  const cells = { height: 16, width: 16 };
  return {
    ...(await describeModel(tinyModel())),
    name: "Tiny",
    defaultScheduler: "DPM++ 2M",
    latentScale: 8,
    fixed: { denoiser: cells, decoder: cells, encoder: { height: 128, width: 128 } },
    clipSkipLayers: 0,
    defaults: {
      steps: 20,
      guidanceScale: 5,
      size: { width: 128, height: 128 },
      strength: 0.6,
      upscaleStrength: 0.1,
    },
    styles: { default: "flat", templates: { flat: "flat {prompt}", "3d": "3d {prompt}" } },
    words: ["panda", "apple"],
  };
}
