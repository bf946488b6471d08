import { describe, expect, it } from "vitest";
import { parseA1111 } from "../../../../../src/images/metadata/a1111/parse-a1111.ts";

const settings = "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 512x768, Model: toy";
const usual = {
  prompt: "a red fox, forest",
  negativePrompt: "blurry, bad",
  steps: 20,
  sampler: "Euler a",
  guidanceScale: 7,
  seed: 42,
  width: 512,
  height: 768,
  model: "toy",
};
const words = "a red fox, forest\nNegative prompt: blurry, bad";

/** Settings are known by what they say. */
const places: readonly (readonly [name: string, text: string])[] = [
  ["at the end", `${words}\n${settings}`],
  [
    "before templates",
    `${words}\n${settings}\nTemplate: a {red|blue} fox, forest\nNegative Template: blurry, bad`,
  ],
  [
    "before a template of several lines",
    `${words}\n${settings}\nTemplate: a {red|\nblue} fox\nforest\nNegative Template: blurry,\nbad`,
  ],
  ["before words of somebody else", `${words}\n${settings}\n\nMade with love, by me`],
  ["before empty lines", `${words}\n${settings}\n\n  \n`],
  ["before pairs that are none", `${words}\n${settings}\nHashes: {"a": "b"}`],
  [
    "in two lines",
    `${words}\nSteps: 20, Sampler: Euler a, CFG scale: 7\nSeed: 42, Size: 512x768, Model: toy`,
  ],
  [
    "one in a line",
    `${words}\nSteps: 20\nSampler: Euler a\nCFG scale: 7\nSeed: 42\nSize: 512x768\nModel: toy`,
  ],
  [
    "in another order",
    `${words}\nModel: toy, Size: 512x768, Seed: 42, CFG scale: 7, Sampler: Euler a, Steps: 20`,
  ],
  ["after lines of Windows", `${words}\n${settings}`.replaceAll("\n", "\r\n")],
  [
    "after a prompt of several lines",
    `a red fox, forest\nNegative prompt: blurry, bad\n\n${settings}`,
  ],
  [
    "with names in small letters",
    `${words}\n${settings.toLowerCase().replace("euler a", "Euler a")}`,
  ],
];

/** Some programs take the line breaks out. */
const lines: readonly (readonly [name: string, text: string])[] = [
  ["with commas and a full stop", `a red fox, forest, Negative prompt: blurry, bad. ${settings}`],
  ["with spaces", `a red fox, forest Negative prompt: blurry, bad ${settings}`],
  [
    "with full stops",
    `a red fox, forest. Negative prompt: blurry, bad. ${settings}`.replace("forest.", "forest,"),
  ],
  ["with semicolons", `a red fox, forest; Negative prompt: blurry, bad; ${settings}`],
  ["with bars", `a red fox, forest | Negative prompt: blurry, bad | ${settings}`],
  ["with two spaces", `a red fox, forest  Negative prompt: blurry, bad  ${settings}`],
  ["with commas", `a red fox, forest, Negative prompt: blurry, bad, ${settings}`],
  [
    "that begins with the seed",
    `a red fox, forest, Negative prompt: blurry, bad. Seed: 42, Steps: 20, Sampler: Euler a, CFG scale: 7, Size: 512x768, Model: toy`,
  ],
  ["of which only the settings are", `a red fox, forest\nNegative prompt: blurry, bad ${settings}`],
  ["of which only the words are", `a red fox, forest, Negative prompt: blurry, bad\n${settings}`],
  ["with small letters", `a red fox, forest, negative prompt: blurry, bad. ${settings}`],
];

/** A prompt may be written as settings are. */
const prompts: readonly (readonly [prompt: string])[] = [
  ["Subject: a red fox, Style: watercolour, Mood: calm, Light: dusk"],
  ["Subject: a red fox\nStyle: watercolour\nMood: calm"],
  ["Size: huge, Model: a tall woman, Version: winter"],
  ["a clock, Time: 12:30, Place: Rome"],
  ["Steps: of stone, Seed: of life, Size: as the sea"],
  ["Steps: 20 of marble, leading up"],
  ["Model: toy car, Sampler: a man with a spoon"],
  ["{red|blue} fox: a story, chapter: one, page: two"],
  ["[fox:cat:0.5], Weight: 3, Height: 4"],
  ["Camera: Canon, Lens: 50mm, ISO: 100, Shutter: 1/250"],
  ["A poster, Title: Seeds, Text: plant them"],
];

const values: readonly (readonly [name: string, pairs: string, found: object])[] = [
  [
    "a mark of inches",
    'Steps: 20, Model: 12" vinyl, Seed: 42',
    { model: '12" vinyl', seed: 42, steps: 20 },
  ],
  [
    "a mark at its start that never closes",
    'Steps: 20, Model: "vinyl, Seed: 42',
    { model: '"vinyl', seed: 42 },
  ],
  [
    "two marks in the middle",
    'Steps: 20, Model: the "best" one, Seed: 42',
    { model: 'the "best" one', seed: 42 },
  ],
  ["a mark at its end", 'Steps: 20, Model: vinyl 12", Seed: 42', { model: 'vinyl 12"', seed: 42 }],
  [
    "marks around all of it",
    'Steps: 20, Model: "a, b: c", Seed: 42',
    { model: "a, b: c", seed: 42 },
  ],
  [
    "marks inside of marks",
    String.raw`Steps: 20, Model: "a \"b\", c", Seed: 42`,
    { model: 'a "b", c', seed: 42 },
  ],
  [
    "an object",
    'Steps: 20, Hashes: {"model": "abc", "vae": "d, e"}, Seed: 42',
    { seed: 42, others: [["Hashes", '{"model": "abc", "vae": "d, e"}']] },
  ],
  [
    "a list",
    'Steps: 20, Civitai resources: [{"type":"checkpoint","id":1}], Seed: 42',
    { seed: 42, others: [["Civitai resources", '[{"type":"checkpoint","id":1}]']] },
  ],
  [
    "a bracket that never closes",
    "Steps: 20, Model: {open, Seed: 42",
    { model: "{open", seed: 42 },
  ],
  [
    "a size in brackets",
    "Steps: 20, Resolution: (1152, 896), Seed: 42",
    { seed: 42, others: [["Resolution", "(1152, 896)"]] },
  ],
  ["a comma", "Steps: 20, Model: one, two, Seed: 42", { model: "one, two", seed: 42 }],
  ["an address", "Steps: 20, Model: http://a.b/c, Seed: 42", { model: "http://a.b/c", seed: 42 }],
  ["nothing", "Steps: 20, Model: , Seed: 42", { model: undefined, seed: 42 }],
  ["a bare mark", 'Steps: 20, Model: ", Seed: 42', { model: '"', seed: 42 }],
];

const seeds: readonly (readonly [seed: string, found: number | string])[] = [
  ["42", 42],
  ["0", 0],
  ["999999999999999", 999_999_999_999_999],
  ["1000000000000000", "1000000000000000"],
  ["-1", "-1"],
  ["9007199254740993", "9007199254740993"],
  ["18446744073709551615", "18446744073709551615"],
  ["18446744073709551616", "18446744073709551616"],
  ["-9223372036854775808", "-9223372036854775808"],
  ["00042", 42],
];

describe("the settings in a text", () => {
  it.each(places)("are found %s", (_name, text) => {
    expect(parseA1111(text)).toMatchObject(usual);
  });

  it.each(lines)("are found in a line %s", (_name, text) => {
    expect(parseA1111(text)).toMatchObject(usual);
  });

  it.each(prompts)("are not seen in %j", (prompt) => {
    expect(parseA1111(prompt)).toBeUndefined();
    expect(parseA1111(`${prompt}\n${settings}`)).toMatchObject({ prompt, steps: 20, seed: 42 });
  });

  it.each(values)("hold values with %s", (_name, pairs, found) => {
    expect(parseA1111(`a fox\n${pairs}`)).toMatchObject({ prompt: "a fox", steps: 20, ...found });
  });

  it.each(seeds)("keep the seed %s as it is", (seed, found) => {
    expect(parseA1111(`a fox\nSteps: 20, Seed: ${seed}`)?.seed).toBe(found);
  });

  it("keep templates apart from the prompts", () => {
    const text = `${words}\n${settings}\nTemplate: a {red|blue} fox\nNegative Template: bad`;
    expect(parseA1111(text)?.others).toEqual([
      ["Template", "a {red|blue} fox"],
      ["Negative Template", "bad"],
    ]);
  });

  it("come after a dash and the negative prompt where Draw Things wrote them", () => {
    const text =
      "a red fox, forest\n-blurry, bad\nSteps: 20, Sampler: Euler a, Guidance Scale: 7.0, Seed: 42, Size: 512x768, Model: toy, Strength: 1.0";
    expect(parseA1111(text)).toMatchObject({ ...usual, strength: 1 });
    expect(parseA1111(text.replace("-blurry, bad\n", ""))).toMatchObject({
      prompt: "a red fox, forest",
      negativePrompt: undefined,
    });
  });

  it("are not those of the last enlargement", () => {
    const hires = "Denoising strength: 0.5, Hires upscale: 2, Hires upscaler: Latent";
    const details = parseA1111(`a fox\n${settings}, ${hires}`);
    expect(details?.strength).toBeUndefined();
    expect(details?.others).toContainEqual(["Denoising strength", "0.5"]);
  });

  it.each([
    ["Fooocus v2.5.0", "fooocus"],
    ["Easel 0.1.0", "easel"],
    ["ComfyUI", "comfyui"],
    ["v1.9.4", "a1111"],
    ["f2.0.1v1.10.1", "a1111"],
  ])("say by their version %s who wrote them", (version, source) => {
    expect(parseA1111(`a fox\n${settings}, Version: ${version}`)?.source).toBe(source);
  });
});
