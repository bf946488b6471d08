import { describe, expect, it } from "vitest";
import {
  comfyGraph,
  node,
  readGraph,
  samplerInputs,
} from "../../../../support/metadata/comfy-graph.ts";

type Nodes = Readonly<Record<string, unknown>>;

/** A sampler that has nothing to do with the saved picture. */
const other = node("KSampler", { ...samplerInputs, seed: 1, steps: 1, positive: ["2", 0] });
const otherWords = { "2": node("CLIPTextEncode", { text: "something else" }) };
const second = (change: object = {}) =>
  node("KSampler", {
    ...samplerInputs,
    seed: 43,
    steps: 10,
    denoise: 0.5,
    latent_image: ["11", 0],
    ...change,
  });

const graphs: readonly (readonly [name: string, nodes: Nodes])[] = [
  ["an unused one with a smaller number", { "1": other, ...otherWords }],
  ["an unused one with a larger number", { "100": other, ...otherWords }],
  [
    "one whose picture is only shown",
    {
      "1": other,
      ...otherWords,
      "101": node("VAEDecode", { samples: ["1", 0] }),
      "102": node("PreviewImage", { images: ["101", 0] }),
    },
  ],
  [
    "a second pass over the latents",
    {
      "10": second(),
      "11": node("LatentUpscale", { samples: ["3", 0], width: 1024, height: 1536 }),
      "8": node("VAEDecode", { samples: ["10", 0] }),
    },
  ],
  [
    "a second pass over the picture",
    {
      "10": second(),
      "11": node("VAEEncode", { pixels: ["12", 0] }),
      "12": node("ImageScale", { image: ["13", 0], width: 1024, height: 1536 }),
      "13": node("VAEDecode", { samples: ["3", 0] }),
      "8": node("VAEDecode", { samples: ["10", 0] }),
    },
  ],
  [
    "a second pass with a smaller number",
    {
      "1": second(),
      "11": node("LatentUpscaleBy", { samples: ["3", 0], scale_by: 2 }),
      "8": node("VAEDecode", { samples: ["1", 0] }),
    },
  ],
  [
    "a refiner",
    {
      "10": node("KSamplerAdvanced", {
        ...samplerInputs,
        noise_seed: 43,
        steps: 20,
        latent_image: ["3", 0],
        positive: ["2", 0],
      }),
      ...otherWords,
      "8": node("VAEDecode", { samples: ["10", 0] }),
    },
  ],
  [
    "an enlargement by tiles",
    {
      "9": node("SaveImage", { images: ["20", 0] }),
      "20": node("UltimateSDUpscale", {
        ...samplerInputs,
        seed: 7,
        image: ["8", 0],
        upscale_model: ["21", 0],
      }),
      "21": node("UpscaleModelLoader", { model_name: "4x" }),
    },
  ],
  ["nothing that saves", { "9": node("SomethingElse", { images: ["8", 0] }) }],
  [
    "a node that saves in its own way",
    { "9": node("Image Saver", { images: ["8", 0], positive: "x" }) },
  ],
  [
    "a picture that goes through others",
    {
      "9": node("SaveImageWebsocket", { images: ["20", 0] }),
      "20": node("ImageSharpen", { image: ["21", 0] }),
      "21": node("Reroute", { "": ["8", 0] }),
    },
  ],
];

describe("the sampler of the saved picture", () => {
  it.each(graphs)("is found beside %s", (_name, nodes) => {
    expect(readGraph(comfyGraph(nodes))).toMatchObject({
      prompt: "a red fox",
      negativePrompt: "blurry",
      seed: 42,
      steps: 20,
      width: 512,
      height: 768,
    });
  });

  it("is the first pass, and the others are named", () => {
    const details = readGraph(
      comfyGraph({
        "10": second(),
        "11": node("LatentUpscale", { samples: ["3", 0], width: 1024, height: 1536 }),
        "8": node("VAEDecode", { samples: ["10", 0] }),
      }),
    );
    expect(details?.others).toEqual([["KSampler 10", "seed: 43, steps: 10, cfg: 8, denoise: 0.5"]]);
  });

  it("leaves nothing to say where nothing draws", () => {
    expect(
      readGraph({
        "1": node("LoadImage", { image: "x" }),
        "2": node("SaveImage", { images: ["1", 0] }),
      }),
    ).toBeUndefined();
    expect(readGraph({ "1": node("KSamplerSelect", { sampler_name: "euler" }) })).toBeUndefined();
  });
});
