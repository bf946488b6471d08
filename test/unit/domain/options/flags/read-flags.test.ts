import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Asked } from "../../../../../src/domain/options/asked.ts";
import { withChoices } from "../../../../../src/domain/options/choices.ts";
import { escapeFlags } from "../../../../../src/domain/options/flags/find-flags.ts";
import { readFlags } from "../../../../../src/domain/options/flags/read-flags.ts";
import { options } from "../../../../../src/domain/options/table.ts";
import { known } from "../../../../support/options/known.ts";

/** What a prompt with flags asks for. */
function asked(text: string): Asked {
  const { prompt, choices } = readFlags(text, known);
  return withChoices({ prompt }, choices);
}

const shape = (across: number, down: number) => ({ size: { across, down } });

describe("flags in a prompt", () => {
  it.each<readonly [string, Asked]>([
    ["a fox --ar 16:9", { prompt: "a fox", ...shape(16, 9) }],
    ["--ar 16:9 a fox", { prompt: "a fox", ...shape(16, 9) }],
    ["a --ar 16:9 fox", { prompt: "a fox", ...shape(16, 9) }],
    ["a fox, --ar 16:9", { prompt: "a fox", ...shape(16, 9) }],
    ["a fox,--ar 16:9, in snow", { prompt: "a fox, in snow", ...shape(16, 9) }],
    ["a fox\n--ar 16:9\nin snow", { prompt: "a fox\nin snow", ...shape(16, 9) }],
    ["a fox --size 768x512", { prompt: "a fox", size: { width: 768, height: 512 } }],
    ["a fox --size 768 × 512 px", { prompt: "a fox", size: { width: 768, height: 512 } }],
    ["a fox --size 3:2", { prompt: "a fox", ...shape(3, 2) }],
    ["a fox --ar 2.39:1", { prompt: "a fox", ...shape(2.39, 1) }],
    ["a fox --ar 16x9", { prompt: "a fox", ...shape(16, 9) }],
    ["a fox --seed 0", { prompt: "a fox", seed: 0 }],
    ["a fox --seed=7", { prompt: "a fox", seed: 7 }],
    ["a fox --steps 20, watercolour", { prompt: "a fox, watercolour", steps: 20 }],
    ["a fox --cfg 7.5", { prompt: "a fox", guidanceScale: 7.5 }],
    ["a fox --guidance-rescale 0.7", { prompt: "a fox", guidanceRescale: 0.7 }],
    ["a fox --cfg 7,5", { prompt: "a fox", guidanceScale: 7.5 }],
    ["a fox --count 4", { prompt: "a fox", count: 4 }],
    ["a fox --strength .4", { prompt: "a fox", source: { strength: 0.4 } }],
    ["a fox --model local/easel-v1", { prompt: "a fox", model: "local/easel-v1" }],
    ["a fox --model x/y in snow", { prompt: "a fox in snow", model: "x/y" }],
    ["--model comfyui/My Own Workflow fox", { prompt: "fox", model: "comfyui/My Own Workflow" }],
    ["a fox --style anime", { prompt: "a fox", style: "anime" }],
    ["a fox --style Comic Book in snow", { prompt: "a fox in snow", style: "Comic Book" }],
    ['a fox --style "neon punk" in snow', { prompt: "a fox in snow", style: "neon punk" }],
    ["a fox --style “neon punk”", { prompt: "a fox", style: "neon punk" }],
    ["a fox --style „neon punk“", { prompt: "a fox", style: "neon punk" }],
    ["a fox --style neon punk", { prompt: "a fox punk", style: "neon" }],
    ["a fox --sampler Euler in snow", { prompt: "a fox in snow", scheduler: "Euler" }],
    ["a fox --sampler euler a, red", { prompt: "a fox, red", scheduler: "euler a" }],
    ["fox --sampler DPM++ 2M Karras red", { prompt: "fox red", scheduler: "DPM++ 2M Karras" }],
    ["a fox --sampler dpmpp_2m", { prompt: "a fox", scheduler: "dpmpp_2m" }],
    ["a fox --no text", { prompt: "a fox", negativePrompt: "text" }],
    [
      "--no text, bad hands --seed 1 fox",
      { prompt: "fox", negativePrompt: "text, bad hands", seed: 1 },
    ],
    ["a fox --no text — or words", { prompt: "a fox", negativePrompt: "text — or words" }],
    ["a fox --no \\--text", { prompt: "a fox", negativePrompt: "--text" }],
    ["a fox --hires 2 --hires-steps 9", { prompt: "a fox", hires: { factor: 2, steps: 9 } }],
    ["a fox --refiner off", { prompt: "a fox", refiner: { on: false } }],
    [
      "a fox --refiner mine --high-noise-fraction 0.7",
      { prompt: "a fox", refiner: { on: true, model: "mine", highNoiseFraction: 0.7 } },
    ],
    [
      "a fox --variation-seed 3 --variation_strength 0.2",
      { prompt: "a fox", variation: { seed: 3, strength: 0.2 } },
    ],
    [
      "a fox --extend left=64,right=25%",
      { prompt: "a fox", source: { extend: { left: { pixels: 64 }, right: { share: 0.25 } } } },
    ],
    [
      "a fox --sigmas karras --eta 0.5 --clip-skip 1",
      { prompt: "a fox", sigmas: "karras", eta: 0.5, clipSkip: 1 },
    ],
  ])("%j are read", (text, expected) => {
    expect(asked(text)).toEqual(expected);
  });

  it.each(["—", "–", "--", "---", "――", "－－", "——", "–-"])(
    "count with %j before them, in any case",
    (dashes) => {
      expect(asked(`a fox ${dashes}SEED 5 in snow`)).toEqual({ prompt: "a fox in snow", seed: 5 });
    },
  );

  it.each([
    "a fox — a red one — in snow",
    "a fox -- a red one",
    "a fox – red",
    "green--ish and blue—grey, cat–like",
    "at –5 degrees, or —5",
    "a fox -seed 5",
    "'; drop table jobs; --",
    "pages 3–5",
    "  two  spaces\n\n and lines ",
    "",
  ])("are not what stands in %j", (text) => {
    expect(readFlags(text, known)).toEqual({ prompt: text, choices: new Map() });
  });

  it.each([
    ["a \\--seed 5", "a --seed 5"],
    ["a \\—red fox --seed 5", "a —red fox"],
    ["a \\\\--red fox", "a \\--red fox"],
  ])("are words in %j", (text, prompt) => {
    expect(readFlags(text, known).prompt).toBe(prompt);
  });

  it.each<readonly [string, string]>([
    ["--sede 5", "There is no flag --sede. Did you mean --seed?"],
    ["--setps 5", "Did you mean --steps?"],
    ["--samplre x", "Did you mean --sampler?"],
    ["--aspect 16:9", "Did you mean --ar?"],
    ["--negative x", "Did you mean --no?"],
    ["--negative_prompt x", "Did you mean --no?"],
    ["--guidance 7", "Did you mean --cfg?"],
    ["--cfg_scale 7", "Did you mean --cfg?"],
    ["--scheduler x", "Did you mean --sampler?"],
    ["--n 2", "Did you mean --count?"],
    ["--ar16:9", "There is no flag --ar16:9. Did you mean --ar?"],
    ["--seed:5", "There is no flag --seed:5. Did you mean --seed?"],
    ["--stop 5", "There is no flag --stop."],
    ["--v 6", "There is no flag --v. These are there: --no, --style, --model, --ar, --size"],
    ["--zzz", "Meant as words, write \\--zzz."],
    ["--5", "There is no flag --5."],
    ["—größe 5", "There is no flag —größe."],
    ["--seed", "--seed needs a value: --seed N."],
    ["--seed --steps 5", "--seed needs a value: --seed N."],
    ["--ar", "--ar needs a value: --ar W:H."],
    ["--no --steps 5", "--no needs a value: --no T."],
    ['--style ""', "--style needs a value: --style S."],
    ["--seed x", "--seed must be a whole number from 0 to 999999999999999."],
    ["--seed -5", "--seed must be a whole number"],
    ["--seed –5", "--seed must be a whole number"],
    ["--seed 1e15", "--seed must be a whole number"],
    ["--seed 1.5", "--seed must be a whole number"],
    ["--seed 0x10", "--seed must be a whole number"],
    ["--seed ٣", "--seed must be a whole number"],
    ["--steps 0", "--steps must be a whole number from 1 to 1000."],
    ["--cfg Infinity", "--cfg must be a number from 0 to 100."],
    ["--guidance-rescale 2", "--guidance-rescale must be a number from 0 to 1."],
    ["--cfg-rescale 0.5", "Did you mean --guidance-rescale?"],
    ["--count 5", "--count must be a whole number from 1 to 4."],
    ["--strength 1.5", "--strength must be a number from 0 to 1."],
    ["--hires 0.5", "--hires must be a number from 1 to 4."],
    ["--hires-upscaler magic", "--hires-upscaler must be latent, latent-nearest, or picture."],
    ["--ar 0:1", "--ar must be a shape, width to height, such as 16:9"],
    ["--ar 16", "--ar must be a shape"],
    ["--ar 16:9:1", "--ar must be a shape"],
    ["--ar -1:2", "--ar must be a shape"],
    ["--ar 17:1", "at most 16 times the other"],
    ["--size 0x5", "--size must be width x height in pixels (1 to 8192 a side), such as 768x512"],
    ["--size 9000x5", "--size must be width x height"],
    ["--extend sideways", "--extend must name sides"],
    ["--seed 1 --seed 1", "--seed stands there twice. Leave one of them out."],
    ["--seed 1 —SEED 2", "--seed stands there twice."],
    ["--ar 1:1 --size 64x64", "--ar and --size say the same thing. Leave one of them out."],
    ["--lora toy:much", "--lora must be names of LoRAs"],
    ["--preset", "--preset needs a value: --preset NAME."],
    ["--private --Private", "--private stands there twice."],
    ["--spoiler=maybe", "--spoiler must be `on` or `off`."],
  ])("%j is refused with what to do", (text, words) => {
    expect(() => readFlags(`a fox ${text}`, known)).toThrow(words);
  });

  it.each([
    ["--private a fox", "a fox", true],
    ["a fox --Spoiler, red", "a fox, red", true],
    ["a fox --private=off", "a fox", false],
  ])("%j stands alone, and what follows is the prompt", (text, prompt, value) => {
    const read = readFlags(text, known);
    expect(read.prompt).toBe(prompt);
    expect([...read.choices.values()].map((choice) => choice.value)).toEqual([value]);
  });

  it("are said in at most a few lines, however long the flag is", () => {
    expect(() => readFlags(`--${"x".repeat(3990)}`, known)).toThrow(/^.{1,700}$/);
  });

  it("exist once each, for everything that can be said in words", () => {
    const names = options.flatMap(({ flags }) => flags.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    const without = options.filter(({ flags }) => flags.length === 0).map(({ name }) => name);
    expect(without).toEqual(["prompt", "image", "image2", "image_url", "mask", "control_image"]);
  });

  it("are none in a text that was escaped, which reads as it was", () => {
    const dashes = fc.constantFrom("--", "—", "–", "\\", "\\--", " ", "seed", "5", "a", "\n", "=");
    const texts = fc.oneof(
      fc.array(dashes, { maxLength: 12 }).map((parts) => parts.join("")),
      fc.string({ unit: "grapheme", maxLength: 60 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(readFlags(escapeFlags(text), known)).toEqual({ prompt: text, choices: new Map() });
      }),
      { numRuns: 500 },
    );
  });

  it("never make anything else than a refusal of a text", () => {
    const pieces = fc.constantFrom(
      "--",
      "—",
      "ar ",
      "seed ",
      "no ",
      "size ",
      "16:9 ",
      "5",
      '"',
      ",",
      " ",
      "x",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 15 }), (parts) => {
        try {
          withChoices({}, readFlags(parts.join(""), known).choices);
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid-option" });
        }
      }),
      { numRuns: 500 },
    );
  });
});
