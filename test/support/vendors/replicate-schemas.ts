import type { ObjectSchema } from "./described/check-input.ts";

/** A model of the double, after those that Replicate publishes. */
export interface ReplicateModel {
  readonly isOfficial: boolean;
  readonly version: string;
  readonly input: ObjectSchema;
  /** Schemas that the input refers to. */
  readonly others: Readonly<Record<string, unknown>>;
}

const ref = (name: string, more: object) => ({
  allOf: [{ $ref: `#/components/schemas/${name}` }],
  ...more,
});
const choice = (...choices: readonly string[]) => ({ type: "string", enum: choices });

export const replicateModels: Readonly<Record<string, ReplicateModel>> = {
  "black-forest-labs/flux-schnell": {
    isOfficial: true,
    version: "c846a69991daf4c0e5d016514849d14ee5b2e6846ce6b9d6f21369e564cfe51e",
    input: {
      required: ["prompt"],
      properties: {
        prompt: { type: "string", "x-order": 0 },
        aspect_ratio: ref("aspect_ratio", { default: "1:1", "x-order": 1 }),
        num_outputs: { type: "integer", default: 1, minimum: 1, maximum: 4 },
        num_inference_steps: { type: "integer", default: 4, minimum: 1, maximum: 4 },
        seed: { type: "integer", nullable: true },
        output_format: ref("output_format", { default: "webp" }),
        output_quality: { type: "integer", default: 80, minimum: 0, maximum: 100 },
        disable_safety_checker: { type: "boolean", default: false },
        go_fast: { type: "boolean", default: true },
        megapixels: ref("megapixels", { default: "1" }),
      },
    },
    others: {
      aspect_ratio: choice("1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "9:16", "9:21"),
      output_format: choice("webp", "jpg", "png"),
      megapixels: choice("1", "0.25"),
    },
  },
  "stability-ai/sdxl": {
    isOfficial: false,
    version: "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc",
    input: {
      properties: {
        prompt: { type: "string", default: "An astronaut riding a rainbow unicorn" },
        negative_prompt: { type: "string", default: "" },
        image: { type: "string", format: "uri" },
        mask: { type: "string", format: "uri" },
        width: { type: "integer", default: 1024 },
        height: { type: "integer", default: 1024 },
        num_outputs: { type: "integer", default: 1, minimum: 1, maximum: 4 },
        scheduler: ref("scheduler", { default: "K_EULER" }),
        num_inference_steps: { type: "integer", default: 50, minimum: 1, maximum: 500 },
        guidance_scale: { type: "number", default: 7.5, minimum: 1, maximum: 50 },
        prompt_strength: { type: "number", default: 0.8, minimum: 0, maximum: 1 },
        seed: { type: "integer" },
        refine: ref("refine", { default: "no_refiner" }),
        apply_watermark: { type: "boolean", default: true },
        disable_safety_checker: { type: "boolean", default: false },
        replicate_weights: { type: "string" },
      },
    },
    others: {
      scheduler: choice(
        "DDIM",
        "DPMSolverMultistep",
        "HeunDiscrete",
        "KarrasDPM",
        "K_EULER_ANCESTRAL",
        "K_EULER",
        "PNDM",
      ),
      refine: choice("no_refiner", "expert_ensemble_refiner", "base_image_refiner"),
    },
  },
};

/** The OpenAPI document of a version, as far as it matters. */
export const openApiOf = ({ input, others }: ReplicateModel) => ({
  openapi: "3.0.2",
  info: { title: "Cog", version: "0.1.0" },
  components: { schemas: { Input: { type: "object", title: "Input", ...input }, ...others } },
});

/** A model's input with its references followed. */
export function resolvedInput({ input, others }: ReplicateModel): ObjectSchema {
  const text = JSON.stringify(input).replaceAll(
    /\{"\$ref":"#\/components\/schemas\/(\w+)"\}/g,
    (_, name: string) => JSON.stringify(others[name]),
  );
  return JSON.parse(text) as ObjectSchema;
}
