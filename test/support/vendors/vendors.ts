import { comfyuiVendor } from "./comfyui/comfyui-vendor.ts";
import { a1111Vendor } from "./a1111-vendor.ts";
import { falVendor } from "./fal-vendor.ts";
import { hordeVendor } from "./horde-vendor.ts";
import { geminiVendor } from "./gemini-vendor.ts";
import { imagePipelineVendor } from "./image-pipeline-vendor.ts";
import { replicateVendor } from "./replicate-vendor.ts";
import { segmindVendor } from "./segmind-vendor.ts";
import { openAiVendor } from "./openai-vendor.ts";
import type { Vendor } from "./vendor.ts";

/** The services that have a double, by the ids of their providers. */
export const vendors: Readonly<Record<string, Vendor>> = {
  segmind: segmindVendor,
  imagepipeline: imagePipelineVendor,
  comfyui: comfyuiVendor,
  openai: openAiVendor,
  a1111: a1111Vendor,
  horde: hordeVendor,
  gemini: geminiVendor,
  fal: falVendor,
  replicate: replicateVendor,
};
