import { describe, expect, it } from "vitest";
import { isObject } from "../../../../../src/images/metadata/json/fields.ts";
import { parseJson } from "../../../../../src/images/metadata/json/parse-json.ts";
import { parseComfyui } from "../../../../../src/images/metadata/comfyui/parse-comfyui.ts";

/** Reads a text as it would stand in a file. */
function parse(text: string) {
  const json = parseJson(text);
  return isObject(json) ? parseComfyui(json, text) : undefined;
}

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
    expect(parse(graph())).toMatchObject({
      source: "comfyui",
      prompt: "a fox",
      negativePrompt: "a dog",
      steps: 20,
      sampler: "dpmpp_2m",
      schedule: "karras",
      guidanceScale: 6.5,
      seed: 7,
      width: 512,
      height: 768,
      model: "v1-5.safetensors",
      strength: undefined,
      others: [],
    });
  });

  it("follows the links through nodes that change the words' meaning", () => {
    const through = {
      "3": { class_type: "ConditioningSetArea", inputs: { conditioning: ["8", 0] } },
      "8": { class_type: "CLIPTextEncode", inputs: { text: ["9", 0] } },
      "9": { class_type: "PrimitiveString", inputs: { text: "a wolf" } },
    };
    expect(parse(graph(through))?.prompt).toBe("a wolf");
  });

  it("does not follow links in a circle, or into nowhere", () => {
    const circle = { "3": { class_type: "Loop", inputs: { conditioning: ["3", 0] } } };
    expect(parse(graph(circle))?.prompt).toBeUndefined();
    const nowhere = { "3": { class_type: "Loop", inputs: { conditioning: ["toString", 0] } } };
    expect(parse(graph(nowhere))?.prompt).toBeUndefined();
  });

  it("reads the advanced sampler's seed, and does without the rest", () => {
    const text = JSON.stringify({
      "1": { class_type: "KSamplerAdvanced", inputs: { noise_seed: 9, steps: "20" } },
    });
    expect(parse(text)).toMatchObject({ seed: 9, steps: 20, model: undefined });
  });

  it.each(["", "{", "[]", '"a prompt"', "{}", '{"1":{}}', '{"1":{"class_type":"X","inputs":{}}}'])(
    "takes %j for no graph",
    (text) => {
      expect(parse(text)).toBeUndefined();
    },
  );
});
