import { describe, expect, it } from "vitest";
import { parseComfyui } from "../../../src/images/parse-comfyui.ts";

const graph = (change: Record<string, unknown> = {}) =>
  JSON.stringify({
    "1": { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "v1-5.safetensors" } },
    "2": { class_type: "EmptyLatentImage", inputs: { width: 512, height: 768, batch_size: 1 } },
    "3": { class_type: "CLIPTextEncode", inputs: { text: "a fox", clip: ["1", 1] } },
    "4": { class_type: "CLIPTextEncode", inputs: { text: "a dog", clip: ["1", 1] } },
    "5": {
      class_type: "KSampler",
      inputs: {
        seed: 7,
        steps: 20,
        cfg: 6.5,
        sampler_name: "dpmpp_2m",
        scheduler: "karras",
        denoise: 1,
        model: ["1", 0],
        positive: ["3", 0],
        negative: ["4", 0],
        latent_image: ["2", 0],
      },
    },
    ...change,
  });

describe("reading ComfyUI's graph", () => {
  it("finds the sampler's settings and the words that lead to it", () => {
    expect(parseComfyui(graph())).toMatchObject({
      source: "comfyui",
      prompt: "a fox",
      negativePrompt: "a dog",
      steps: 20,
      scheduler: "dpmpp_2m",
      guidanceScale: 6.5,
      seed: 7,
      width: 512,
      height: 768,
      model: "v1-5.safetensors",
      strength: 1,
      others: new Map([["Schedule type", "karras"]]),
    });
  });

  it("follows the links through nodes that change the words' meaning", () => {
    const through = {
      "3": { class_type: "ConditioningSetArea", inputs: { conditioning: ["8", 0] } },
      "8": { class_type: "CLIPTextEncode", inputs: { text: ["9", 0] } },
      "9": { class_type: "PrimitiveString", inputs: { text: "a wolf" } },
    };
    expect(parseComfyui(graph(through))?.prompt).toBe("a wolf");
  });

  it("does not follow links in a circle, or into nowhere", () => {
    const circle = { "3": { class_type: "Loop", inputs: { conditioning: ["3", 0] } } };
    expect(parseComfyui(graph(circle))?.prompt).toBe("");
    const nowhere = { "3": { class_type: "Loop", inputs: { conditioning: ["toString", 0] } } };
    expect(parseComfyui(graph(nowhere))?.prompt).toBe("");
  });

  it("reads the advanced sampler's seed, and does without the rest", () => {
    const text = JSON.stringify({
      "1": { class_type: "KSamplerAdvanced", inputs: { noise_seed: 9, steps: "20" } },
    });
    expect(parseComfyui(text)).toMatchObject({ seed: 9, steps: undefined, model: undefined });
  });

  it.each(["", "{", "[]", '"a prompt"', "{}", '{"1":{}}', '{"1":{"class_type":"X","inputs":{}}}'])(
    "takes %j for no graph",
    (text) => {
      expect(parseComfyui(text)).toBeUndefined();
    },
  );
});
