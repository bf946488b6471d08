import { describe, expect, it } from "vitest";
import { findSlots } from "../../../../../src/providers/comfyui/workflows/find-slots.ts";
import { portrait, redraw } from "../../../../support/vendors/comfyui/workflows.ts";

const node = (class_type: string, inputs: Readonly<Record<string, unknown>>) => ({
  class_type,
  inputs,
});

/** A workflow of the newer kind: noise, guider, sampler and sigmas are nodes of their own. */
const custom = {
  "1": node("RandomNoise", { noise_seed: 1 }),
  "2": node("BasicGuider", { model: ["9", 0], conditioning: ["3", 0] }),
  "3": node("FluxGuidance", { guidance: 3.5, conditioning: ["4", 0] }),
  "4": node("CLIPTextEncodeFlux", { clip_l: "a", t5xxl: "a", guidance: 3.5, clip: ["10", 0] }),
  "5": node("KSamplerSelect", { sampler_name: "euler" }),
  "6": node("BasicScheduler", { scheduler: "simple", steps: 20, denoise: 1, model: ["9", 0] }),
  "7": node("EmptySD3LatentImage", { width: ["8", 0], height: 1024, batch_size: 1 }),
  "8": node("PrimitiveInt", { value: 768 }),
};

describe("the inputs of a workflow", () => {
  it("are found by class and link", () => {
    const slots = findSlots(portrait);
    expect(slots).toEqual({
      prompt: [{ node: "6", input: "text" }],
      negative_prompt: [{ node: "7", input: "text" }],
      seed: [{ node: "3", input: "seed" }],
      steps: [{ node: "3", input: "steps" }],
      guidance: [{ node: "3", input: "cfg" }],
      scheduler: [{ node: "3", input: "sampler_name" }],
      sigmas: [{ node: "3", input: "scheduler" }],
      strength: [{ node: "3", input: "denoise" }],
      width: [{ node: "5", input: "width" }],
      height: [{ node: "5", input: "height" }],
      lora: [{ node: "10", input: "lora_name" }],
      lora_weight: [
        { node: "10", input: "strength_model" },
        { node: "10", input: "strength_clip" },
      ],
    });
  });

  it("are found where noise, guider and sampler are nodes of their own", () => {
    expect(findSlots(custom)).toMatchObject({
      prompt: [
        { node: "4", input: "clip_l" },
        { node: "4", input: "t5xxl" },
      ],
      seed: [{ node: "1", input: "noise_seed" }],
      steps: [{ node: "6", input: "steps" }],
      guidance: [{ node: "3", input: "guidance" }],
      scheduler: [{ node: "5", input: "sampler_name" }],
      sigmas: [{ node: "6", input: "scheduler" }],
      width: [{ node: "8", input: "value" }],
      height: [{ node: "7", input: "height" }],
    });
  });

  it("put the picture that is redrawn before those that only steer", () => {
    const graph = { ...redraw, "2": node("LoadImage", { image: "pose.png" }) };
    expect(findSlots(graph)).toMatchObject({
      image: [{ node: "11", input: "image" }],
      image2: [{ node: "2", input: "image" }],
    });
  });

  it("follow words through the nodes in between, and end in a circle too", () => {
    const graph = {
      ...portrait,
      "6": node("ConditioningCombine", { conditioning_1: ["12", 0], conditioning: ["6", 0] }),
      "12": node("CLIPTextEncode", { text: ["13", 0], clip: ["10", 1] }),
      "13": node("PrimitiveString", { value: "a face" }),
    };
    expect(findSlots(graph).prompt).toEqual([{ node: "13", input: "value" }]);
  });

  it("leave the strength alone where several passes redraw", () => {
    const graph = { ...redraw, "20": portrait["3"] };
    expect(findSlots(graph).strength).toBeUndefined();
    expect(findSlots(graph).steps).toHaveLength(2);
  });
});
