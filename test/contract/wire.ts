import type { GenerationRequest } from "../../src/domain/request.ts";

type Body = Readonly<Record<string, unknown>>;

/**
 * What an effective request must look like on the wire, written down from the API documents apart
 * from the code that builds it. Undefined is a parameter that must not be there.
 */
export function expectedBody(request: GenerationRequest): Body {
  const { size, source, refiner, model } = request;
  const common = {
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    num_inference_steps: request.steps,
    guidance_scale: request.guidanceScale,
    scheduler: request.scheduler,
    seed: request.seed,
    samples: 1,
  };
  if (model === "imagepipeline/sdxl") {
    const { width, height } = size ?? {};
    const own = { model_id: "sdxl", width, height, refiner: refiner?.on, safety_checker: true };
    return { ...common, ...own };
  }
  const sized = { img_width: size?.width, img_height: size?.height };
  if (model === "segmind/sdxl1.0-txt2img") {
    return {
      ...common,
      ...sized,
      style: request.style,
      strength: 0.2,
      refiner: refiner?.on,
      high_noise_fraction: refiner?.highNoiseFraction,
      base64: false,
    };
  }
  const changed = { ...common, strength: source?.strength, base64: false };
  return model === "segmind/sdxl-img2img"
    ? { ...changed, base_model: "juggernaut" }
    : { ...changed, ...sized };
}
