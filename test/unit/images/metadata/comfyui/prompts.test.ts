import { describe, expect, it } from "vitest";
import {
  comfyGraph,
  node,
  readGraph,
  samplerInputs,
} from "../../../../support/metadata/comfy-graph.ts";

type Nodes = Readonly<Record<string, unknown>>;
type Case = readonly [name: string, nodes: Nodes, prompt: string, negative: string | undefined];

/** The usual sampler with other inputs. */
const sampler = (inputs: object) => ({ "3": node("KSampler", { ...samplerInputs, ...inputs }) });
const both = { positive: ["20", 0], negative: ["20", 1] };
const words = (text: string) => node("CLIPTextEncode", { text });
const zero = (conditioning: readonly [string, number]) =>
  node("ConditioningZeroOut", { conditioning });

/** Which of the prompts is negative is said by the links, not by the order of anything. */
const sides: readonly Case[] = [
  [
    "a control net that changes both",
    {
      ...sampler(both),
      "20": node("ControlNetApplyAdvanced", {
        positive: ["6", 0],
        negative: ["7", 0],
        strength: 1,
      }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "its outputs used the other way round",
    {
      ...sampler({ positive: ["20", 1], negative: ["20", 0] }),
      "20": node("ControlNetApplyAdvanced", { positive: ["7", 0], negative: ["6", 0] }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "its inputs named in another order",
    {
      ...sampler(both),
      "20": node("ControlNetApplySD3", { strength: 1, negative: ["7", 0], positive: ["6", 0] }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "two control nets",
    {
      ...sampler(both),
      "20": node("ControlNetApplyAdvanced", { positive: ["21", 0], negative: ["21", 1] }),
      "21": node("ControlNetApplyAdvanced", { positive: ["6", 0], negative: ["7", 0] }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "a control net for the positive alone",
    {
      ...sampler({ positive: ["20", 0] }),
      "20": node("ControlNetApply", {
        conditioning: ["6", 0],
        control_net: ["30", 0],
        image: ["31", 0],
      }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "an inpainting model's conditioning",
    {
      ...sampler(both),
      "20": node("InpaintModelConditioning", {
        positive: ["6", 0],
        negative: ["7", 0],
        pixels: ["31", 0],
      }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "a negative that was set to zero",
    { ...sampler({ negative: ["20", 0] }), "20": zero(["6", 0]) },
    "a red fox",
    undefined,
  ],
  ["no negative at all", sampler({ negative: undefined }), "a red fox", undefined],
  ["an empty negative", { "7": words("") }, "a red fox", undefined],
  [
    "the same words for both, since one had to be given",
    sampler({ negative: ["6", 0] }),
    "a red fox",
    undefined,
  ],
  [
    "the negative's node before the positive's",
    { "1": words("bad"), ...sampler({ negative: ["1", 0] }) },
    "a red fox",
    "bad",
  ],
  [
    "a loader that is given both as words",
    {
      ...sampler({ positive: ["20", 1], negative: ["20", 2] }),
      "20": node("Efficient Loader", { ckpt_name: "m", positive: "a red fox", negative: "blurry" }),
    },
    "a red fox",
    "blurry",
  ],
];

/** Words need not stand where they are encoded. */
const links: readonly Case[] = [
  [
    "a node that holds words",
    {
      "6": node("CLIPTextEncode", { text: ["30", 0] }),
      "30": node("PrimitiveStringMultiline", { value: "a red fox" }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "two nodes that hand them on",
    {
      "6": node("CLIPTextEncode", { text: ["30", 0] }),
      "30": node("Reroute", { "": ["31", 0] }),
      "31": node("Text Multiline", { text: "a red fox" }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "two texts in one, with a mark between",
    {
      "6": node("CLIPTextEncode", { text: ["30", 0] }),
      "30": node("StringConcatenate", {
        string_a: "a red fox",
        string_b: "in snow",
        delimiter: ", ",
      }),
    },
    "a red fox, in snow",
    "blurry",
  ],
  [
    "texts in texts",
    {
      "6": node("CLIPTextEncode", { text: ["30", 0] }),
      "30": node("Text Concatenate", { delimiter: " ", text_a: ["31", 0], text_b: ["32", 0] }),
      "31": node("PrimitiveString", { value: "a red" }),
      "32": node("PrimitiveString", { value: "fox" }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "conditions that are combined",
    {
      ...sampler({ positive: ["20", 0] }),
      "20": node("ConditioningCombine", { conditioning_1: ["6", 0], conditioning_2: ["21", 0] }),
      "21": words("in snow"),
    },
    "a red fox, in snow",
    "blurry",
  ],
  [
    "conditions that are put behind each other",
    {
      ...sampler({ positive: ["20", 0] }),
      "20": node("ConditioningConcat", { conditioning_to: ["6", 0], conditioning_from: ["21", 0] }),
      "21": words("in snow"),
    },
    "a red fox, in snow",
    "blurry",
  ],
  [
    "a condition for a part of the time",
    {
      ...sampler({ positive: ["20", 0] }),
      "20": node("ConditioningSetTimestepRange", { conditioning: ["6", 0], start: 0, end: 0.5 }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "the two encoders of SDXL, given the same",
    { "6": node("CLIPTextEncodeSDXL", { width: 1024, text_g: "a red fox", text_l: "a red fox" }) },
    "a red fox",
    "blurry",
  ],
  [
    "the two encoders of SDXL, given different words",
    { "6": node("CLIPTextEncodeSDXL", { text_g: "a red fox", text_l: "oil" }) },
    "a red fox, oil",
    "blurry",
  ],
  [
    "the two encoders of Flux",
    { "6": node("CLIPTextEncodeFlux", { clip_l: "a red fox", t5xxl: "a red fox", guidance: 3.5 }) },
    "a red fox",
    "blurry",
  ],
  [
    "a style that is worked into them",
    {
      "6": node("CLIPTextEncode", { text: ["30", 0] }),
      "7": node("CLIPTextEncode", { text: ["30", 1] }),
      "30": node("SDXLPromptStyler", {
        text_positive: "a red fox",
        text_negative: "blurry",
        style: "base",
      }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "wildcards that were filled in",
    {
      "6": node("CLIPTextEncode", { text: ["30", 0] }),
      "30": node("ImpactWildcardProcessor", {
        wildcard_text: "a {red|blue} fox",
        populated_text: "a red fox",
        mode: "populate",
      }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "an encoder with weights of its own",
    {
      "6": node("BNK_CLIPTextEncodeAdvanced", {
        text: "a red fox",
        token_normalization: "none",
        weight_interpretation: "comfy",
      }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "an encoder of another family",
    {
      "6": node("TextEncodeQwenImageEdit", {
        prompt: "a red fox",
        clip: ["4", 1],
        image: ["31", 0],
      }),
    },
    "a red fox",
    "blurry",
  ],
  [
    "a circle, which ends",
    { "6": node("CLIPTextEncode", { text: ["30", 0] }), "30": node("Text", { text: ["30", 0] }) },
    "",
    "blurry",
  ],
];

describe("the prompts of a ComfyUI graph", () => {
  it.each(sides)("are told apart by the links: %s", (_name, nodes, prompt, negativePrompt) => {
    expect(readGraph(comfyGraph(nodes))).toMatchObject({ prompt, negativePrompt, seed: 42 });
  });

  it.each(links)("are found behind links: %s", (_name, nodes, prompt, negativePrompt) => {
    const found = readGraph(comfyGraph(nodes));
    expect(found?.prompt ?? "").toBe(prompt);
    expect(found).toMatchObject({ negativePrompt, seed: 42, steps: 20, width: 512 });
  });
});
