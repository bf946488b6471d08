import { field, type InputField } from "../described/input-field.ts";

/** What image models at Replicate have in common: an input that a model does not know is refused. */
export const usualFields: readonly InputField[] = [
  field("prompt", "text", { required: true }),
  field("seed", "integer"),
  field("aspect_ratio", "choice", { choices: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"] }),
];
