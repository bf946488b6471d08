import { z } from "zod";
import { addedWordsSchema } from "./added-words.ts";
import { MAX_LORAS, MAX_REFERENCES, MAX_SEED } from "./limits.ts";
import { type SettingFields, settings } from "./options/settings.ts";
import {
  controlSchema,
  extensionSchema,
  hiresSchema,
  loraSchema,
  pictureReferenceSchema,
  variationDraftSchema,
  variationSchema,
} from "./picture-options.ts";

export type { Size } from "./options/kinds/size.ts";

/**
 * The picture that an img2img request starts from.
 * `picture` is the content hash under which the original is stored, `width` and `height` its own
 * size, `strength` how far the result may move away from it (0 keeps it, 1 ignores it), and
 * `enlarge` the factor by which it is enlarged first (an upscale). With a `mask` only a part of it
 * is redrawn, with `extend` it grows beyond its edges, and the rest comes back as it was; the whole
 * becomes smaller where it would not fit into `fitInto`. With `edit` the prompt says what to change in it, for models that are told so.
 */
export const sourceSchema = z.object({
  picture: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  strength: z.number().min(0).max(1).optional(),
  enlarge: z.literal(2).optional(),
  mask: pictureReferenceSchema.optional(),
  extend: extensionSchema.optional(),
  fitInto: z.object({ width: z.int().positive(), height: z.int().positive() }).optional(),
  edit: z.boolean().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/**
 * The second expert of SDXL. `on` runs it, `model` names one (its own engine only),
 * `highNoiseFraction` is the share of the steps that the base model keeps.
 */
export const refinerSchema = z.object({
  on: z.boolean().optional(),
  model: z.string().optional(),
  highNoiseFraction: z.number().min(0).max(1).optional(),
});
export type Refiner = z.infer<typeof refinerSchema>;

/** What each option of the table may hold, by its field. */
function fieldsOf(entries: typeof settings): SettingFields;
function fieldsOf(entries: readonly Pick<(typeof settings)[number], "path" | "schema">[]): object {
  return Object.fromEntries(entries.map(({ path: [field], schema }) => [field, schema]));
}
const fields = fieldsOf(settings);

/** Options that are absent mean the model's own defaults. */
const commonFields = {
  ...z.object(fields).partial().shape,
  prompt: fields.prompt,
  refiner: refinerSchema.optional(),
  source: sourceSchema.optional(),
  hires: hiresSchema.optional(),
  references: z.array(pictureReferenceSchema).max(MAX_REFERENCES).optional(),
  loras: z.array(loraSchema).max(MAX_LORAS).optional(),
  control: controlSchema.optional(),
  transparent: z.boolean().optional(),
  animate: z.boolean().optional(),
  /** Only whoever asked sees it. */
  private: z.boolean().optional(),
  /** Shown behind a cover that whoever wants to see it takes away. */
  spoiler: z.boolean().optional(),
  /**
   * Which seed chooses where a model with a list of words lets one: this, or each picture's own.
   * Absent: the picture's own, and none over a picture that was given.
   */
  wordsSeed: z.union([fields.seed, z.literal("own")]).optional(),
  /** Options of the model's own, by its names for them (ModelCapabilities.modelOptions). */
  modelOptions: z
    .record(z.string().max(100), z.union([z.string().max(2000), z.number(), z.boolean()]))
    .optional(),
};

/**
 * What somebody asks for. An absent model means the configured one, an absent seed is drawn at
 * admission.
 */
export const draftSchema = z.object({
  ...commonFields,
  count: fields.count.default(1),
  variation: variationDraftSchema.optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/**
 * An admitted request: model and seeds are settled, so that it can be repeated at any time.
 * `requestOfPicture` gives the seeds of picture number k.
 */
export const generationRequestSchema = z.object({
  ...commonFields,
  count: fields.count,
  model: fields.model,
  seed: fields.seed,
  variation: variationSchema.optional(),
  added: addedWordsSchema.optional(),
});
export type GenerationRequest = z.infer<typeof generationRequestSchema>;

/** The seed of one picture of a request; position counts from 0 and wraps at the largest seed. */
export function pictureSeed(seed: number, position: number): number {
  return (seed + position) % (MAX_SEED + 1);
}

/**
 * The request that draws the picture at a position (from 0) first: with its own seed, or, where the
 * pictures are variations of one seed, with its own variation seed.
 */
export function requestOfPicture<Request extends Pick<GenerationRequest, "seed" | "variation">>(
  request: Request,
  position: number,
): Request {
  const { seed, variation } = request;
  return variation === undefined
    ? { ...request, seed: pictureSeed(seed, position) }
    : { ...request, variation: { ...variation, seed: pictureSeed(variation.seed, position) } };
}
