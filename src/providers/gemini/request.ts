import { type GenerationRequest, pictureSeed } from "../../domain/request.ts";
import { type Shape, shapeOf } from "./shapes.ts";

/** Seeds are signed numbers of 32 bits. */
const SEEDS = 2 ** 31;

/** A part of what is said to the model: words, or a picture in base64. */
export type Part =
  | { readonly text: string }
  | { readonly inlineData: { readonly mimeType: string; readonly data: string } };

/** The body of one call, in Gemini's own words. */
export interface GeminiBody {
  readonly contents: readonly [{ readonly role: "user"; readonly parts: readonly Part[] }];
  readonly generationConfig: {
    readonly responseModalities: readonly ["TEXT", "IMAGE"];
    readonly seed: number;
    readonly imageConfig?: {
      readonly aspectRatio: string;
      readonly imageSize?: string;
    };
  };
}

/**
 * The body of one call for one picture. `inputs` are JPEG files in base64: the source, then what the
 * prompt may speak of. Without a size the model keeps the shape of the first of them.
 */
export function geminiBody(
  request: GenerationRequest,
  position: number,
  shapes: readonly Shape[],
  inputs: readonly string[],
): GeminiBody {
  const shape = shapeOf(shapes, request.size);
  const pictures = inputs.map((data) => ({ inlineData: { mimeType: "image/jpeg", data } }));
  return {
    contents: [{ role: "user", parts: [{ text: request.prompt }, ...pictures] }],
    generationConfig: {
      responseModalities: ["TEXT", "IMAGE"],
      seed: pictureSeed(request.seed, position) % SEEDS,
      ...(shape && {
        imageConfig: {
          aspectRatio: shape.aspectRatio,
          ...(shape.imageSize !== undefined && { imageSize: shape.imageSize }),
        },
      }),
    },
  };
}
