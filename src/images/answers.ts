import { z } from "zod";
import { movingTypes, stillTypes } from "../domain/file-kind.ts";
import { warningSchema } from "../domain/warning.ts";
import { digitalSources } from "./digital-source.ts";
import { pictureDetailsSchema } from "./picture-details.ts";

// The child reads what anybody may have made, so that its answers are checked as a service's are.

const side = z.int().positive();

/** A picture's size in pixels. */
export const sizeSchema = z.object({ width: side, height: side });

/** What is said of a picture that somebody sent. */
export const importedSchema = sizeSchema.extend({ warnings: z.array(warningSchema) });

/** What is said of a finished picture. */
export const finishedSchema = sizeSchema.extend({
  mediaType: z.enum([...stillTypes, ...movingTypes]),
});

/** What a small file is. */
export const mediaSchema = z.object({ mediaType: z.string().regex(/^image\/\w+$/) });

/** What a shrunk file is, and how its picture came about. */
export const shrunkSchema = mediaSchema.extend({ source: z.enum(digitalSources) });

/** What a file tells about how its picture was made; absent when it tells nothing. */
export const foundSchema = pictureDetailsSchema.optional();

/** Nothing beside the file. */
export const nothingSchema = z.undefined();
