import { z } from "zod";
import { MAX_SEED } from "./limits.ts";

/** Pixels by which one side of a picture can be extended at most. */
export const MAX_EXTENSION = 2048;

/** Times by which a second pass can enlarge at most. */
export const MAX_HIRES = 4;

/** How far a variation goes towards the other seed's noise when nobody says. */
export const DEFAULT_VARIATION_STRENGTH = 0.3;

/** A stored picture: its content hash, and its own size in pixels. */
export const pictureReferenceSchema = z.object({
  picture: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type PictureReference = z.infer<typeof pictureReferenceSchema>;

/**
 * The part of a source picture that is redrawn: a stored mask, in which white is redrawn and black
 * stays.
 */
export type Mask = PictureReference;

/** Characters of a LoRA's name: at a terminal that may be a path. */
export const MAX_LORA_CHARACTERS = 1000;

/**
 * A LoRA by the name under which the model knows it, and how strongly it counts. `hash` tells its file
 * from others of that name: the beginning of the SHA-256 of its numbers, as AUTOMATIC1111 writes it.
 */
export const loraSchema = z.object({
  name: z.string().max(MAX_LORA_CHARACTERS),
  weight: z.number(),
  hash: z.string().max(64).optional(),
});
export type Lora = z.infer<typeof loraSchema>;

/**
 * A ControlNet: the picture steers the drawing with `strength`, from the share `start` of the steps
 * to the share `end`.
 */
export const controlSchema = z.object({
  model: z.string().max(200),
  image: pictureReferenceSchema,
  strength: z.number().min(0).max(2).optional(),
  start: z.number().min(0).max(1).optional(),
  end: z.number().min(0).max(1).optional(),
});
export type Control = z.infer<typeof controlSchema>;

const margin = z.int().min(0).max(MAX_EXTENSION);

/** Pixels of the source picture by which each of its sides is extended. */
export const extensionSchema = z.object({ left: margin, right: margin, up: margin, down: margin });
export type Extension = z.infer<typeof extensionSchema>;

const fraction = z.number().min(0).max(1);
const seed = z.int().min(0).max(MAX_SEED);

/**
 * A small change of a picture: its noise goes the share `strength` of the way towards the noise of
 * another seed. Picture number k (from 0) goes towards that of `seed` + k; they share the first seed.
 */
export const variationSchema = z.object({ seed, strength: fraction });
export type Variation = z.infer<typeof variationSchema>;

/** A variation as it is asked for: a seed that is absent is drawn, a strength is the usual one. */
export const variationDraftSchema = variationSchema.partial();

/** The ways to enlarge before a second pass: the latents, mixed or doubled, or the picture. */
export const hiresUpscalers = ["latent", "latent-nearest", "picture"] as const;
export type HiresUpscaler = (typeof hiresUpscalers)[number];

/**
 * A second pass ("hires fix"): the picture is drawn at `size`, enlarged `factor` times and redrawn
 * with `strength`, by as much of `steps` steps. Absent means the model's own.
 */
export const hiresSchema = z.object({
  factor: z.number().min(1).max(MAX_HIRES),
  strength: fraction.optional(),
  steps: z.int().min(1).max(1000).optional(),
  upscaler: z.enum(hiresUpscalers).optional(),
});
export type Hires = z.infer<typeof hiresSchema>;
