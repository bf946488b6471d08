import type { ModelCapabilities } from "../../../src/domain/capabilities.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";

/** What a made-up model can do; the tests change what they are about. */
export function sampleCapabilities(changes: Partial<ModelCapabilities> = {}): ModelCapabilities {
  return {
    textToImage: true,
    imageToImage: true,
    negativePrompt: true,
    sizes: {
      default: { width: 512, height: 512 },
      common: [
        { width: 512, height: 512 },
        { width: 768, height: 512 },
      ],
      min: 256,
      max: 1024,
      multipleOf: 8,
      closed: false,
    },
    steps: { min: 1, max: 50, default: 20 },
    guidanceScale: { min: 1, max: 20, default: 7 },
    strength: { min: 0, max: 1, default: 0.6 },
    schedulers: { default: "euler", choices: ["euler", "ddim"], open: false },
    styles: { default: undefined, choices: ["anime", "photo"], open: false },
    refiner: undefined,
    maxSeed: 999_999_999_999_999,
    picturesPerCall: 1,
    price: undefined,
    pace: { account: "local", requestsPerMinute: undefined, concurrency: 1 },
    words: [],
    examples: [],
    ...changes,
  };
}

const never = (): never => {
  throw new Error("Commands and components do not run models");
};

/** A model that takes every request as it is, and cannot draw, since commands never do. */
export function sampleModel(
  id: string,
  name: string,
  changes: Partial<ModelCapabilities> = {},
): ImageModel {
  return {
    id,
    name,
    provider: "Local",
    repeatable: true,
    paid: false,
    local: true,
    capabilities: sampleCapabilities(changes),
    plan: (request) => ({ request, warnings: [], calls: [], cost: undefined }),
    execute: never,
  };
}
