import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readParameters } from "../../../../../src/images/metadata/read-parameters.ts";
import { withHiddenText } from "../../../../support/hostile/metadata-files.ts";
import { comfyGraph } from "../../../../support/metadata/comfy-graph.ts";
import { pngWith } from "../../../../support/metadata/picture-with.ts";

type Texts = Readonly<Record<string, string | object>>;
type Case = readonly [program: string, source: string, texts: Texts, found: object];

const usual = {
  prompt: "a red fox",
  negativePrompt: "blurry",
  steps: 20,
  guidanceScale: 7,
  seed: 42,
  width: 832,
  height: 1216,
};
const settings =
  "a red fox\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 832x1216";
const size = { width: 832, height: 1216 };

const json: readonly Case[] = [
  [
    "Fooocus",
    "fooocus",
    {
      fooocus_scheme: "fooocus",
      parameters: {
        base_model: "m",
        prompt: "a red fox",
        negative_prompt: "blurry",
        resolution: "(832, 1216)",
        seed: "42",
        steps: 20,
        guidance_scale: 7,
        sampler: "dpmpp_2m_sde_gpu",
        scheduler: "karras",
        styles: "['Fooocus V2']",
        version: "Fooocus v2.5.0",
      },
    },
    { ...usual, model: "m", sampler: "dpmpp_2m_sde_gpu", schedule: "karras" },
  ],
  [
    "Fooocus, as its first versions wrote",
    "fooocus",
    {
      parameters: {
        Prompt: "a red fox",
        "Negative Prompt": "blurry",
        "Fooocus V2 Expansion": "a red fox, sharp",
        Styles: "[]",
        Performance: "Speed",
        Resolution: "(832, 1216)",
        "Guidance Scale": 7,
        Steps: 20,
        "Base Model": "m",
        Sampler: "euler",
        Scheduler: "normal",
        Seed: 42,
      },
    },
    { ...usual, model: "m", sampler: "euler" },
  ],
  [
    "Fooocus, as A1111 writes",
    "fooocus",
    { fooocus_scheme: "a1111", parameters: `${settings}, Version: Fooocus v2.5.0` },
    { ...usual, sampler: "Euler a" },
  ],
  [
    "SwarmUI",
    "swarmui",
    {
      parameters: {
        sui_image_params: {
          prompt: "a red fox",
          negativeprompt: "blurry",
          model: "m",
          steps: 20,
          cfgscale: 7,
          seed: 42,
          ...size,
          sampler: "euler",
          scheduler: "normal",
          swarm_version: "0.9",
        },
        sui_extra_data: { date: "2024" },
      },
    },
    { ...usual, model: "m", sampler: "euler", schedule: "normal" },
  ],
  [
    "InvokeAI",
    "invokeai",
    {
      invokeai_metadata: {
        generation_mode: "txt2img",
        positive_prompt: "a red fox",
        negative_prompt: "blurry",
        ...size,
        seed: 42,
        cfg_scale: 7,
        steps: 20,
        scheduler: "dpmpp_2m_k",
        model: { key: "k", name: "m" },
      },
    },
    { ...usual, model: "m", sampler: "dpmpp_2m_k", schedule: undefined },
  ],
  [
    "InvokeAI 3",
    "invokeai",
    {
      invokeai_metadata: {
        positive_prompt: "a red fox",
        negative_prompt: "blurry",
        ...size,
        seed: 42,
        cfg_scale: 7,
        steps: 20,
        scheduler: "euler_a",
        model: { model_name: "m", base_model: "sd-1" },
      },
    },
    { ...usual, model: "m", sampler: "euler_a" },
  ],
  [
    "InvokeAI 2",
    "invokeai",
    {
      "sd-metadata": {
        model: "stable diffusion",
        model_weights: "m",
        image: {
          prompt: [{ prompt: "a red fox [blurry]", weight: 1 }],
          steps: 20,
          cfg_scale: 7,
          sampler: "k_lms",
          seed: 42,
          ...size,
          type: "txt2img",
        },
      },
    },
    { ...usual, model: "m", sampler: "k_lms" },
  ],
  [
    "InvokeAI 2, the prompt as a text",
    "invokeai",
    {
      "sd-metadata": {
        model: "stable diffusion",
        model_weights: "m",
        image: {
          prompt: "a red fox [blurry]",
          steps: 20,
          cfg_scale: 7,
          sampler: "k_lms",
          seed: 42,
          ...size,
        },
      },
    },
    { ...usual, model: "m" },
  ],
  [
    "InvokeAI's command",
    "invokeai",
    { Dream: '"a red fox [blurry]" -s 20 -S 42 -W 832 -H 1216 -C 7 -A k_lms' },
    { ...usual, sampler: "k_lms" },
  ],
  [
    "InvokeAI's command, without spaces",
    "invokeai",
    { Dream: '"a red fox [blurry]" -s20 -S42 -W832 -H1216 -C7.0 -Ak_lms' },
    { ...usual, sampler: "k_lms" },
  ],
  [
    "NovelAI",
    "novelai",
    {
      Title: "AI generated image",
      Description: "a red fox",
      Software: "NovelAI",
      Source: "Stable Diffusion XL 9CC2F394",
      Comment: {
        prompt: "a red fox",
        uc: "blurry",
        steps: 20,
        scale: 7,
        seed: 42,
        ...size,
        sampler: "k_euler_ancestral",
        noise_schedule: "native",
      },
    },
    {
      ...usual,
      sampler: "k_euler_ancestral",
      schedule: "native",
      model: "Stable Diffusion XL 9CC2F394",
    },
  ],
  [
    "NovelAI 4",
    "novelai",
    {
      Software: "NovelAI",
      Source: "NovelAI Diffusion V4",
      Comment: {
        prompt: "a red fox",
        v4_prompt: {
          caption: { base_caption: "a red fox", char_captions: [{ char_caption: "red fur" }] },
        },
        v4_negative_prompt: { caption: { base_caption: "blurry", char_captions: [] } },
        uc: "x",
        steps: 20,
        scale: 7,
        seed: 42,
        ...size,
        sampler: "k_euler",
      },
    },
    { ...usual, prompt: "a red fox | red fur" },
  ],
  [
    "Draw Things",
    "draw-things",
    {
      Comment: {
        c: "a red fox",
        uc: "blurry",
        steps: 20,
        scale: 7,
        seed: 42,
        size: "832x1216",
        sampler: "DPM++ 2M Karras",
        model: "m.ckpt",
        strength: 1,
      },
    },
    { ...usual, model: "m.ckpt", sampler: "DPM++ 2M Karras" },
  ],
  [
    "Easy Diffusion",
    "easy-diffusion",
    {
      prompt: "a red fox",
      negative_prompt: "blurry",
      seed: "42",
      use_stable_diffusion_model: "m",
      num_inference_steps: "20",
      guidance_scale: "7",
      width: "832",
      height: "1216",
      sampler_name: "euler_a",
    },
    { ...usual, model: "m", sampler: "euler_a" },
  ],
  [
    "Easy Diffusion, older",
    "easy-diffusion",
    {
      Prompt: "a red fox",
      "Negative Prompt": "blurry",
      Seed: "42",
      "Stable Diffusion model": "m",
      Steps: "20",
      "Guidance Scale": "7",
      Width: "832",
      Height: "1216",
      Sampler: "euler_a",
    },
    { ...usual, model: "m", sampler: "euler_a" },
  ],
  [
    "Easy Diffusion's JSON",
    "easy-diffusion",
    {
      Comment: {
        prompt: "a red fox",
        negative_prompt: "blurry",
        seed: 42,
        use_stable_diffusion_model: "m",
        num_inference_steps: 20,
        guidance_scale: 7,
        ...size,
        sampler_name: "euler_a",
      },
    },
    { ...usual, model: "m" },
  ],
  [
    "Stability Matrix",
    "stability-matrix",
    {
      "parameters-json": {
        PositivePrompt: "a red fox",
        NegativePrompt: "blurry",
        Steps: 20,
        CfgScale: 7,
        Seed: 42,
        Width: 832,
        Height: 1216,
        ModelName: "m",
        Sampler: { Name: "euler" },
      },
    },
    { ...usual, model: "m", sampler: "euler" },
  ],
  [
    "RuinedFooocus",
    "ruined-fooocus",
    {
      parameters: {
        Prompt: "a red fox",
        Negative: "blurry",
        steps: 20,
        cfg: 7,
        ...size,
        seed: 42,
        sampler_name: "euler",
        scheduler: "normal",
        base_model_name: "m",
        software: "RuinedFooocus",
      },
    },
    { ...usual, model: "m", sampler: "euler" },
  ],
  [
    "Tensor.Art",
    "tensor-art",
    {
      generation_data: {
        prompt: "a red fox",
        negativePrompt: "blurry",
        steps: 20,
        cfgScale: 7,
        seed: "42",
        ...size,
        baseModel: { modelFileName: "m" },
        samplerName: "Euler",
      },
    },
    { ...usual, model: "m", sampler: "Euler" },
  ],
  [
    "NMKD's GUI",
    "nmkd",
    {
      nmkdiffusion: {
        prompt: "a red fox",
        negativePrompt: "blurry",
        steps: 20,
        scale: 7,
        seed: 42,
        ...size,
        sampler: "euler",
        model: "m",
      },
    },
    { ...usual, model: "m" },
  ],
  [
    "nobody that is known, in JSON",
    "unknown",
    {
      Comment: {
        positivePrompt: "a red fox",
        negativePrompt: "blurry",
        steps: 20,
        cfg_scale: 7,
        seed: 42,
        ...size,
      },
    },
    usual,
  ],
];

const words: readonly Case[] = [
  [
    "Draw Things, in words and in JSON",
    "draw-things",
    {
      Description: "a red fox\n-blurry\nSteps: 20, Guidance Scale: 7.0, Seed: 42, Size: 832x1216",
      Comment: { c: "a red fox", uc: "blurry", steps: 20, scale: 7, seed: 42, size: "832x1216" },
    },
    usual,
  ],
  [
    "Midjourney",
    "midjourney",
    {
      Description:
        "a red fox --ar 2:3 --v 6.1 --seed 42 --no blurry Job ID: 01234567-89ab-cdef-0123-456789abcdef",
      Author: "me",
    },
    {
      prompt: "a red fox",
      negativePrompt: "blurry",
      seed: 42,
      model: "Midjourney 6.1",
      others: [
        ["ar", "2:3"],
        ["Job ID", "01234567-89ab-cdef-0123-456789abcdef"],
      ],
    },
  ],
  [
    "Midjourney, without flags",
    "midjourney",
    { Description: "a red fox Job ID: 01234567-89ab-cdef-0123-456789abcdef" },
    { prompt: "a red fox" },
  ],
  [
    "Midjourney, without an id",
    "midjourney",
    { Description: "a red fox --ar 2:3 --stylize 100 --v 6" },
    { prompt: "a red fox", model: "Midjourney 6" },
  ],
  [
    "Mochi Diffusion",
    "mochi-diffusion",
    {
      Description:
        "Date: 1 May 2024; Include in Image: a red fox; in snow; Exclude from Image: blurry; Model: m; Steps: 20; Guidance Scale: 7.0; Seed: 42; Size: 832x1216; Scheduler: DPM-Solver++; ML Compute Unit: GPU; Generator: Mochi Diffusion 4.0",
    },
    { ...usual, prompt: "a red fox; in snow", model: "m", sampler: "DPM-Solver++" },
  ],
  ["A1111 under another name", "a1111", { Comment: settings }, usual],
  ["A1111 behind a word for nothing", "a1111", { parameters: "None", Comment: settings }, usual],
  ["A1111 beside a graph", "a1111", { prompt: comfyGraph(), parameters: settings }, usual],
  [
    "a prompt alone",
    "a1111",
    { parameters: "a red fox" },
    { prompt: "a red fox", steps: undefined },
  ],
];

/** JSON in a text is JSON, whatever the text is called. */
const notWords: readonly (readonly [name: string, texts: Texts])[] = [
  ["JSON of nobody", { parameters: { a: 1, b: [2] } }],
  ["a list", { parameters: '[{"a": 1}]' }],
  ["a word for nothing", { parameters: "None" }],
  ["an empty object", { parameters: "{}" }],
  ["half an object", { parameters: '{"a": {"b": "c' }],
];

async function read(texts: Texts) {
  const written = Object.entries(texts).map(([keyword, text]) => [
    keyword,
    typeof text === "string" ? text : JSON.stringify(text),
  ]);
  return await readParameters(await pngWith(Object.fromEntries(written)));
}

describe("what other programs write", () => {
  it.each([...json, ...words])("is read: %s", async (_program, source, texts, found) => {
    expect(await read(texts)).toMatchObject({ source, ...found });
  });

  it.each(notWords)("is no prompt when it is %s", async (_name, texts) => {
    expect((await read(texts))?.prompt).toBeUndefined();
  });

  it("is shown as it is where no rule fits", async () => {
    expect(await read({ parameters: { a: 1 } })).toEqual({
      source: "unknown",
      text: '{"a":1}',
      others: [],
    });
    expect(await read({ Description: "painted by hand" })).toMatchObject({
      source: "unknown",
      text: "painted by hand",
    });
  });

  it("is nothing where only a program's name is there", async () => {
    expect(await read({ Software: "GIMP", "Creation Time": "2024" })).toBeUndefined();
  });

  it.each(["stealth_pnginfo", "stealth_pngcomp", "stealth_rgbinfo"])(
    "is found where it is hidden in the pixels (%s)",
    async (word) => {
      const text = JSON.stringify({
        Description: "a red fox",
        Software: "NovelAI",
        Source: "NovelAI Diffusion V3",
        Comment: JSON.stringify({
          prompt: "a red fox",
          uc: "blurry",
          steps: 20,
          scale: 7,
          seed: 42,
          ...size,
        }),
      });
      const hidden = word.endsWith("comp") ? gzipSync(text) : Buffer.from(text);
      const file = await withHiddenText(word, hidden.length * 8, hidden);
      expect(await readParameters(file)).toMatchObject({
        source: "novelai",
        ...usual,
        model: "NovelAI Diffusion V3",
      });
    },
  );

  it("is found where a web UI hid its settings", async () => {
    const hidden = gzipSync(settings);
    const file = await withHiddenText("stealth_pngcomp", hidden.length * 8, hidden);
    expect(await readParameters(file)).toMatchObject({ source: "a1111", ...usual });
  });
});
