import { field, type InputField } from "../described/input-field.ts";

/** What most image models at fal take, for one that publishes no schema. What a model does not know it skips. */
export const usualFields: readonly InputField[] = [
  field("prompt", "text", { required: true }),
  field("negative_prompt", "text"),
  field("image_size", "size"),
  field("num_inference_steps", "integer", { min: 1, max: 100 }),
  field("guidance_scale", "number", { min: 0, max: 20 }),
  field("seed", "integer"),
  field("image_url", "file"),
  field("strength", "number", { min: 0.01, max: 1 }),
  field("num_images", "integer"),
];
