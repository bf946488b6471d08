import { z } from "zod";
import type { Parent } from "../domain/job.ts";
import {
  type GenerationRequest,
  generationRequestSchema,
  sourceSchema,
} from "../domain/request.ts";
import { controlSchema, pictureReferenceSchema } from "../domain/picture-options.ts";
import type { Wording } from "../domain/wording.ts";

/**
 * How a picture was made, as it is written into its file: the effective request, the words that the
 * model read where they differ, this picture's own seed, the model's id, the size in pixels and
 * Easel's version.
 */
export interface PictureParameters {
  readonly request: GenerationRequest;
  readonly wording?: Wording | undefined;
  readonly seed: number;
  readonly model: string;
  readonly width: number;
  readonly height: number;
  readonly version: string;
  readonly parent?: Parent | undefined;
  /** Whether something of a picture that a person sent is in it. */
  readonly isComposite?: boolean | undefined;
}

/** The keyword of Easel's own JSON in a file. */
export const EASEL_KEYWORD = "easel";

/** The keyword under which many programs keep the text that AUTOMATIC1111's web UI began with. */
export const A1111_KEYWORD = "parameters";

/** The keyword under which a PNG holds XMP. */
export const XMP_KEYWORD = "XML:com.adobe.xmp";

/** A picture that was given, without its hash. */
const unnamedPicture = pictureReferenceSchema.omit({ picture: true });

/** What Easel's JSON holds. The hashes of pictures that were given stay at home: they may be private. */
export const embeddedParametersSchema = z.object({
  request: generationRequestSchema.extend({
    source: sourceSchema
      .omit({ picture: true })
      .extend({ mask: unnamedPicture.optional() })
      .optional(),
    references: z.array(unnamedPicture).optional(),
    control: controlSchema.extend({ image: unnamedPicture }).optional(),
  }),
  seed: z.int().min(0),
  model: z.string().max(300),
  width: z.int().positive(),
  height: z.int().positive(),
  version: z.string().max(100),
  parent: z.object({ jobId: z.string().max(100), position: z.int().min(0).optional() }).optional(),
});
/** How a picture was made, as its file says it. */
export type EmbeddedParameters = z.infer<typeof embeddedParametersSchema>;

/** Easel's own JSON for a file, on one line. */
export function easelText(parameters: PictureParameters): string {
  // Parsing drops what is not in the schema, the hash of the source above all.
  return JSON.stringify(embeddedParametersSchema.parse(parameters));
}
