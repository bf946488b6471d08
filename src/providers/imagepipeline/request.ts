import { pictureSeed } from "../../domain/request.ts";
import type { GenerationRequest } from "../../domain/request.ts";

/** A body as ImagePipeline takes it; what is undefined is not sent. */
export type ImagePipelineBody = Readonly<Record<string, string | number | boolean | undefined>>;

/** The body of one call for one picture of an effective request. */
export function imagePipelineBody(
  modelId: string,
  request: GenerationRequest,
  position: number,
): ImagePipelineBody {
  return {
    model_id: modelId,
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    num_inference_steps: request.steps,
    guidance_scale: request.guidanceScale,
    width: request.size?.width,
    height: request.size?.height,
    scheduler: request.scheduler,
    refiner: request.refiner?.on,
    samples: 1,
    seed: pictureSeed(request.seed, position),
    // Discord's rules ask for it, so it is no choice.
    safety_checker: true,
  };
}
