import { isObject } from "../../../src/images/metadata/json/fields.ts";
import { parseJson } from "../../../src/images/metadata/json/parse-json.ts";
import { parseComfyui } from "../../../src/images/metadata/comfyui/parse-comfyui.ts";

/** A node of a graph. */
export const node = (type: string, inputs: object) => ({ class_type: type, inputs });

/** What the usual sampler is given. */
export const samplerInputs = {
  seed: 42,
  steps: 20,
  cfg: 8,
  sampler_name: "euler",
  scheduler: "normal",
  denoise: 1,
  model: ["4", 0],
  positive: ["6", 0],
  negative: ["7", 0],
  latent_image: ["5", 0],
};

/** The graph that ComfyUI begins with, with other nodes in it: a red fox, not blurry. */
export function comfyGraph(nodes: Readonly<Record<string, unknown>> = {}): object {
  return {
    "3": node("KSampler", samplerInputs),
    "4": node("CheckpointLoaderSimple", { ckpt_name: "toy.safetensors" }),
    "5": node("EmptyLatentImage", { width: 512, height: 768, batch_size: 1 }),
    "6": node("CLIPTextEncode", { text: "a red fox", clip: ["4", 1] }),
    "7": node("CLIPTextEncode", { text: "blurry", clip: ["4", 1] }),
    "8": node("VAEDecode", { samples: ["3", 0], vae: ["4", 2] }),
    "9": node("SaveImage", { images: ["8", 0], filename_prefix: "x" }),
    ...nodes,
  };
}

/** What is read of a graph, or of JSON as a text. */
export function readGraph(graph: object | string) {
  const text = typeof graph === "string" ? graph : JSON.stringify(graph);
  const json = parseJson(text);
  return isObject(json) ? parseComfyui(json, text) : undefined;
}
