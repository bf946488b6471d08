import { describe, expect, it } from "vitest";
import {
  comfyGraph,
  node,
  readGraph,
  samplerInputs,
} from "../../../../support/metadata/comfy-graph.ts";

type Nodes = Readonly<Record<string, unknown>>;

/** The parts that an advanced sampler is put together from. */
const advanced = (change: Nodes = {}) =>
  comfyGraph({
    "3": node("SamplerCustomAdvanced", {
      noise: ["25", 0],
      guider: ["22", 0],
      sampler: ["16", 0],
      sigmas: ["17", 0],
      latent_image: ["5", 0],
    }),
    "16": node("KSamplerSelect", { sampler_name: "euler" }),
    "17": node("BasicScheduler", { scheduler: "simple", steps: 20, denoise: 1, model: ["4", 0] }),
    "22": node("CFGGuider", { cfg: 4.5, positive: ["6", 0], negative: ["7", 0], model: ["4", 0] }),
    "25": node("RandomNoise", { noise_seed: 42 }),
    ...change,
  });

const usual = {
  prompt: "a red fox",
  negativePrompt: "blurry",
  seed: 42,
  steps: 20,
  sampler: "euler",
  width: 512,
  height: 768,
  model: "toy.safetensors",
};

const samplers: readonly (readonly [name: string, graph: object, found: object])[] = [
  ["put together from parts", advanced(), { ...usual, schedule: "simple", guidanceScale: 4.5 }],
  [
    "with a guider without a negative prompt",
    advanced({
      "22": node("BasicGuider", { conditioning: ["26", 0], model: ["4", 0] }),
      "26": node("FluxGuidance", { guidance: 3.5, conditioning: ["6", 0] }),
    }),
    { ...usual, negativePrompt: undefined, guidanceScale: 3.5 },
  ],
  [
    "with a guider of two conditions",
    advanced({
      "22": node("DualCFGGuider", {
        cfg_conds: 6,
        cond1: ["6", 0],
        cond2: ["6", 0],
        negative: ["7", 0],
      }),
    }),
    { ...usual, guidanceScale: 6 },
  ],
  [
    "with a sampler that is a node of its own",
    advanced({ "16": node("SamplerEulerAncestral", { eta: 1 }) }),
    { ...usual, sampler: "euler_ancestral" },
  ],
  [
    "with one whose name has numbers",
    advanced({ "16": node("SamplerDPMPP_2M_SDE", { eta: 1 }) }),
    { ...usual, sampler: "dpmpp_2m_sde" },
  ],
  [
    "with a schedule that is a node of its own",
    advanced({
      "17": node("KarrasScheduler", { steps: 20, sigma_max: 14, sigma_min: 0.03, rho: 7 }),
    }),
    { ...usual, schedule: "karras" },
  ],
  [
    "with a schedule that was cut in two",
    advanced({
      "17": node("SplitSigmas", { sigmas: ["18", 0], step: 5 }),
      "18": node("BasicScheduler", { scheduler: "karras", steps: 20, denoise: 1 }),
    }),
    { ...usual, schedule: "karras" },
  ],
  [
    "that is custom, but not advanced",
    comfyGraph({
      "3": node("SamplerCustom", {
        add_noise: true,
        noise_seed: 42,
        cfg: 8,
        model: ["4", 0],
        positive: ["6", 0],
        negative: ["7", 0],
        sampler: ["16", 0],
        sigmas: ["17", 0],
        latent_image: ["5", 0],
      }),
      "16": node("KSamplerSelect", { sampler_name: "euler" }),
      "17": node("BasicScheduler", { scheduler: "normal", steps: 20, denoise: 1 }),
    }),
    { ...usual, schedule: "normal", guidanceScale: 8 },
  ],
  [
    "that begins and ends at a step",
    comfyGraph({
      "3": node("KSamplerAdvanced", {
        ...samplerInputs,
        seed: undefined,
        noise_seed: 42,
        add_noise: "enable",
        start_at_step: 0,
        end_at_step: 20,
      }),
    }),
    usual,
  ],
  ["of another author", comfyGraph({ "3": node("KSampler (Efficient)", samplerInputs) }), usual],
  [
    "that is given a bundle",
    comfyGraph({
      "3": node("easy kSampler", { pipe: ["20", 0] }),
      "20": node("easy preSampling", {
        pipe: ["21", 0],
        steps: 20,
        cfg: 8,
        sampler_name: "euler",
        scheduler: "normal",
        denoise: 1,
        seed: 42,
      }),
      "21": node("easy fullLoader", {
        ckpt_name: "toy.safetensors",
        positive: "a red fox",
        negative: "blurry",
        empty_latent_width: 512,
        empty_latent_height: 768,
      }),
    }),
    usual,
  ],
  [
    "that repairs a part of what was drawn",
    comfyGraph({
      "8": node("VAEDecode", { samples: ["3", 0] }),
      "9": node("SaveImage", { images: ["20", 0] }),
      "20": node("FaceDetailer", { ...samplerInputs, seed: 7, image: ["8", 0], denoise: 0.5 }),
    }),
    usual,
  ],
];

/** Nodes that draw without a sampler, or with one of other names. */
const others: readonly (readonly [name: string, graph: object, found: object])[] = [
  [
    "a sampler of Flux by another author",
    comfyGraph({
      "3": node("XlabsSampler", {
        model: ["4", 0],
        conditioning: ["6", 0],
        neg_conditioning: ["7", 0],
        latent_image: ["5", 0],
        noise_seed: 42,
        steps: 20,
        true_gs: 3.5,
      }),
    }),
    { prompt: "a red fox", negativePrompt: "blurry", seed: 42, steps: 20, width: 512 },
  ],
  [
    "a sampler that is given both prompts at once",
    comfyGraph({
      "3": node("WanVideoSampler", {
        text_embeds: ["6", 0],
        seed: 42,
        steps: 20,
        cfg: 5,
        samples: ["5", 0],
      }),
      "6": node("WanVideoTextEncode", { positive_prompt: "a red fox", negative_prompt: "blurry" }),
    }),
    { prompt: "a red fox", negativePrompt: "blurry", seed: 42, steps: 20, guidanceScale: 5 },
  ],
  [
    "a service",
    {
      "1": node("FluxProUltraImageNode", { prompt: "a red fox", seed: 42, aspect_ratio: "16:9" }),
      "2": node("SaveImage", { images: ["1", 0] }),
    },
    { prompt: "a red fox", negativePrompt: undefined, seed: 42 },
  ],
  [
    "a service that is given words by a link",
    {
      "1": node("StabilityStableImageUltraNode", {
        prompt: ["3", 0],
        negative_prompt: "blurry",
        seed: 42,
      }),
      "2": node("SaveImage", { images: ["1", 0] }),
      "3": node("PrimitiveStringMultiline", { value: "a red fox" }),
    },
    { prompt: "a red fox", negativePrompt: "blurry", seed: 42 },
  ],
];

const values: readonly (readonly [name: string, nodes: Nodes, found: object])[] = [
  [
    "a seed behind a link",
    {
      "3": node("KSampler", { ...samplerInputs, seed: ["54", 0] }),
      "54": node("Seed (rgthree)", { seed: 987_654 }),
    },
    { seed: 987_654 },
  ],
  [
    "a seed behind two links",
    {
      "3": node("KSampler", { ...samplerInputs, seed: ["54", 0] }),
      "54": node("Reroute", { "": ["55", 0] }),
      "55": node("PrimitiveInt", { value: 5 }),
    },
    { seed: 5 },
  ],
  [
    "a seed as large as there are",
    { "3": node("KSampler", { ...samplerInputs, seed: "LARGE" }) },
    { seed: "18446744073709551615" },
  ],
  [
    "steps and guidance behind links",
    {
      "3": node("KSampler", { ...samplerInputs, steps: ["54", 0], cfg: ["55", 0] }),
      "54": node("PrimitiveInt", { value: 33 }),
      "55": node("PrimitiveFloat", { value: 6.5 }),
    },
    { steps: 33, guidanceScale: 6.5 },
  ],
  [
    "a size behind links",
    {
      "5": node("EmptyLatentImage", { width: ["54", 0], height: ["54", 1] }),
      "54": node("Size", { width: 640, height: 960 }),
    },
    { width: 640, height: 960 },
  ],
  [
    "a size as words",
    { "5": node("SDXLEmptyLatentSizePicker", { resolution: "896x1152 (0.78)", batch_size: 1 }) },
    { width: 896, height: 1152 },
  ],
  [
    "a model behind LoRAs",
    {
      "3": node("KSampler", { ...samplerInputs, model: ["40", 0] }),
      "40": node("LoraLoader", {
        lora_name: "ink",
        strength_model: 0.8,
        strength_clip: 1,
        model: ["41", 0],
        clip: ["4", 1],
      }),
      "41": node("LoraLoaderModelOnly", { lora_name: "fox", strength_model: 1, model: ["4", 0] }),
    },
    {
      model: "toy.safetensors",
      others: [
        ["LoRA", "ink (0.8)"],
        ["LoRA", "fox (1)"],
      ],
    },
  ],
  [
    "a model in another format",
    { "4": node("UnetLoaderGGUF", { unet_name: "flux.gguf" }) },
    { model: "flux.gguf" },
  ],
  [
    "a model with a picture of it",
    {
      "4": node("CheckpointLoader|pysssss", {
        ckpt_name: { content: "toy.safetensors", image: null },
      }),
    },
    { model: "toy.safetensors" },
  ],
  [
    "a loader of something else as well",
    {
      "2": node("UpscaleModelLoader", { model_name: "4x" }),
      "4": node("CheckpointLoaderSimple", { ckpt_name: "toy.safetensors" }),
    },
    { model: "toy.safetensors" },
  ],
  [
    "a source picture and how far to leave it",
    {
      "3": node("KSampler", { ...samplerInputs, denoise: 0.6 }),
      "5": node("VAEEncode", { pixels: ["31", 0], vae: ["4", 2] }),
      "31": node("LoadImage", { image: "x.png" }),
    },
    { strength: 0.6, width: undefined },
  ],
];

describe("the settings of a ComfyUI graph", () => {
  it.each(samplers)("are found with a sampler %s", (_name, graph, found) => {
    expect(readGraph(graph)).toMatchObject(found);
  });

  it.each(others)("are found with %s", (_name, graph, found) => {
    expect(readGraph(graph)).toMatchObject(found);
  });

  it.each(values)("are read: %s", (_name, nodes, found) => {
    const text = JSON.stringify(comfyGraph(nodes)).replace('"LARGE"', "18446744073709551615");
    expect(readGraph(text)).toMatchObject(found);
  });
});
