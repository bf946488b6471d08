import { z } from "zod";

const size = z.object({ width: z.int().positive(), height: z.int().positive() });

const strength = z.number().min(0).max(1);
const variationStrengths = z.strictObject({ subtle: strength, strong: strength });
export type VariationStrengths = z.infer<typeof variationStrengths>;

/**
 * easel.json, an optional file beside model_index.json: what a model's files cannot say by
 * themselves. Everything is optional; what is missing comes from the model's family.
 */
export const sidecarSchema = z.strictObject({
  /** What people read in place of the folder's name. */
  name: z.string().min(1).max(60).optional(),
  description: z.string().max(500).optional(),
  defaults: z
    .strictObject({
      steps: z.int().min(1).max(150).optional(),
      guidanceScale: z.number().min(0).max(30).optional(),
      size: size.optional(),
      scheduler: z.string().optional(),
      /** img2img strength when none is asked for. */
      strength: z.number().min(0).max(1).optional(),
      /** img2img strength over a picture that was enlarged first. */
      upscaleStrength: z.number().min(0).max(1).optional(),
      /** img2img strengths of variations: small changes, and another design. */
      variationStrengths: variationStrengths.optional(),
    })
    .optional(),
  /**
   * Pixels that the denoiser draws well in one piece, where its graph takes any size: larger
   * pictures begin as such a one, or are changed in tiles of it.
   */
  drawnAtOnce: size.optional(),
  /** Styles by name; `{prompt}` in a template stands for the words that were asked for. */
  styles: z
    .strictObject({
      default: z.string(),
      templates: z.record(z.string(), z.string().includes("{prompt}")),
    })
    .refine((styles) => Object.hasOwn(styles.templates, styles.default), {
      message: "the default style has no template",
    })
    .optional(),
  /** Words that the model draws well; absent when it draws anything. */
  words: z.array(z.string()).optional(),
  /** Prompts that show the model at its best. */
  examples: z.array(z.string()).optional(),
  /**
   * A linear map from latents to red, green and blue in 0…1: a row for each of the three, with a
   * factor for each latent channel and an offset at the end.
   */
  preview: z.tuple([z.array(z.number()), z.array(z.number()), z.array(z.number())]).optional(),
});

export type Sidecar = z.infer<typeof sidecarSchema>;
export type PreviewMap = NonNullable<Sidecar["preview"]>;
