import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/**
 * One input of a model as its published schema tells it. `file` and `files` are pictures by their
 * links, `size` is an object of width and height (`choices` are names that may stand in its place),
 * `loras` a list of files with weights; `other` is what nothing of ours fits.
 */
export const inputFieldSchema = z.object({
  name: z.string(),
  kind: z.enum([
    "text",
    "integer",
    "number",
    "switch",
    "choice",
    "file",
    "files",
    "size",
    "loras",
    "other",
  ]),
  required: z.boolean(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Values are multiples of it. */
  step: z.number().optional(),
  default: scalar.optional(),
  choices: z.array(scalar).optional(),
});
export type InputField = z.infer<typeof inputFieldSchema>;

/** A field with fewer words, for a model that publishes nothing. */
export function field(
  name: string,
  kind: InputField["kind"],
  more: Partial<InputField> = {},
): InputField {
  return { name, kind, required: false, ...more };
}
