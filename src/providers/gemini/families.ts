import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { MAX_SEED } from "../../domain/limits.ts";
import { firstShapes, laterShapes, type Shape, sizesOf } from "./shapes.ts";

/** What models of one generation have in common. */
export interface Family {
  readonly shapes: readonly Shape[];
  /** Pictures that may go along with the words, the source among them. */
  readonly mostInputs: number;
  readonly capabilities: Omit<ModelCapabilities, "price" | "pace">;
}

const family = (shapes: readonly Shape[], mostInputs: number): Family => ({
  shapes,
  mostInputs,
  capabilities: {
    textToImage: true,
    imageToImage: true,
    editByInstruction: true,
    negativePrompt: false,
    sizes: sizesOf(shapes),
    steps: undefined,
    guidanceScale: undefined,
    strength: undefined,
    schedulers: undefined,
    styles: undefined,
    refiner: undefined,
    references: { max: mostInputs },
    // It is sent, but promises nothing.
    seed: false,
    maxSeed: MAX_SEED,
    picturesPerCall: 1,
    words: [],
    examples: [
      "a fox reading a newspaper in a small café, watercolour",
      "an infographic on how bees make honey, in four panels",
      "make it night, with the windows lit",
    ],
  },
});

const first = family(firstShapes, 3);
const later = family(laterShapes, 14);

/** What a model takes, by its id; those of later generations draw larger and take more pictures. */
export function familyOf(model: string): Family {
  return /^gemini-[12](?:\.|-)/.test(model) ? first : later;
}
