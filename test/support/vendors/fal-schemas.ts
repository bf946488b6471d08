import type { ObjectSchema } from "./described/check-input.ts";

const sizes = [
  "square_hd",
  "square",
  "portrait_4_3",
  "portrait_16_9",
  "landscape_4_3",
  "landscape_16_9",
];
const side = { type: "integer", maximum: 14142, exclusiveMinimum: 0, default: 512 };

/** The schema that other fields refer to. */
export const imageSize = {
  type: "object",
  title: "ImageSize",
  properties: { width: side, height: side },
};

const common = {
  prompt: { type: "string", title: "Prompt" },
  num_inference_steps: { type: "integer", minimum: 1, maximum: 50, default: 28 },
  guidance_scale: { type: "number", minimum: 1, maximum: 20, default: 3.5 },
  seed: { anyOf: [{ type: "integer" }, { type: "null" }], title: "Seed" },
  num_images: { type: "integer", minimum: 1, maximum: 4, default: 1 },
  enable_safety_checker: { type: "boolean", default: true },
  sync_mode: { type: "boolean", default: false },
  output_format: { type: "string", enum: ["jpeg", "png"], default: "jpeg" },
  acceleration: { type: "string", enum: ["none", "regular", "high"], default: "none" },
} as const;

/** What the double's models take, after schemas that fal publishes. */
export const falSchemas: Readonly<Record<string, ObjectSchema>> = {
  "fal-ai/flux/dev": {
    required: ["prompt"],
    properties: {
      ...common,
      image_size: {
        anyOf: [{ $ref: "#/components/schemas/ImageSize" }, { type: "string", enum: sizes }],
        default: "landscape_4_3",
      },
    },
  },
  "fal-ai/flux/dev/image-to-image": {
    required: ["prompt", "image_url"],
    properties: {
      ...common,
      image_url: { type: "string", title: "Image Url" },
      strength: { type: "number", minimum: 0.01, maximum: 1, default: 0.95 },
    },
  },
  "fal-ai/fast-sdxl/inpainting": {
    required: ["prompt", "image_url", "mask_url"],
    properties: {
      prompt: common.prompt,
      negative_prompt: { type: "string", default: "" },
      image_url: { type: "string" },
      mask_url: { type: "string" },
      seed: { type: "integer" },
      loras: {
        type: "array",
        default: [],
        items: { type: "object", properties: { path: { type: "string" } } },
      },
    },
  },
  "fal-ai/nano-banana/edit": {
    required: ["prompt", "image_urls"],
    properties: {
      prompt: common.prompt,
      image_urls: { type: "array", items: { type: "string" } },
      num_images: common.num_images,
      aspect_ratio: {
        anyOf: [
          { type: "string", enum: ["auto", "21:9", "16:9", "1:1", "9:16"] },
          { type: "null" },
        ],
        default: "auto",
      },
      output_format: { type: "string", enum: ["jpeg", "png", "webp"], default: "png" },
      sync_mode: common.sync_mode,
    },
  },
  "fal-ai/kling-video/v2/lipsync": {
    required: ["video_url", "text"],
    properties: { video_url: { type: "string" }, text: { type: "string" } },
  },
};

/** The OpenAPI document of a model, as fal publishes it. */
export function documentOf(model: string): unknown {
  const schema = falSchemas[model];
  if (!schema) return undefined;
  const app = model.split("/").slice(0, 2).join("/");
  return {
    openapi: "3.0.4",
    info: { title: `Queue OpenAPI for ${model}`, version: "1.0.0" },
    components: {
      schemas: {
        QueueStatus: { type: "object", properties: { status: { type: "string" } } },
        ImageSize: imageSize,
        Input: { type: "object", title: "Input", ...schema },
      },
    },
    paths: {
      [`/${app}/requests/{request_id}/status`]: { get: {} },
      [`/${app}/requests/{request_id}/cancel`]: { put: {} },
      [`/${model}`]: {
        post: {
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/Input" } } },
          },
        },
      },
      [`/${app}/requests/{request_id}`]: { get: {} },
    },
  };
}
