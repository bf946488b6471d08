import type { GenerationRequest } from "../../src/domain/request.ts";
import type { PictureParameters } from "../../src/images/parameters.ts";

/** The parameters of a picture of a red apple, with a request changed as the test needs it. */
export function sampleParameters(request: Partial<GenerationRequest> = {}): PictureParameters {
  return {
    request: {
      prompt: "a red apple",
      count: 1,
      model: "local/easel",
      seed: 41,
      steps: 20,
      guidanceScale: 5,
      scheduler: "DPM++ 2M",
      ...request,
    },
    seed: 42,
    model: "local/easel",
    width: 128,
    height: 128,
    version: "0.1.0",
  };
}
