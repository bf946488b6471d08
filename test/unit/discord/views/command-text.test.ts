import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandText } from "../../../../src/discord/views/command-text.ts";
import { expandPrompt } from "../../../../src/domain/alternatives/expand.ts";
import { readFlags } from "../../../../src/domain/options/flags/read-flags.ts";
import { known } from "../../../support/options/known.ts";
import { parseCommand } from "../../../support/components/parse-command.ts";

const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
  .filter((text) => !/ [a-z_]+:/.test(` ${text}`));

/** The words that are drawn: one prompt, whatever looks like a choice. */
const drawn = (text: string) =>
  expandPrompt(text, { pick: () => 0, lines: async () => ["another word"] });

describe("commandText", () => {
  it("writes every option by its public name and leaves out what is the model's own", () => {
    expect(commandText({ prompt: "a red apple", count: 1, seed: 7 })).toBe(
      "/imagine prompt:a red apple count:1 seed:7",
    );
    expect(
      commandText({
        prompt: "a",
        negativePrompt: "b",
        style: "anime",
        model: "local/easel-v1",
        size: { width: 768, height: 512 },
        count: 2,
        seed: 0,
        steps: 30,
        guidanceScale: 7.5,
        scheduler: "euler",
        source: { strength: 0.35, extend: { left: 64, right: 0, up: 8, down: 0 } },
        variation: { seed: 9, strength: 0.3 },
        hires: { factor: 1.5 },
        refiner: { on: false, highNoiseFraction: 0.8 },
      }),
    ).toBe(
      "/imagine prompt:a negative_prompt:b style:anime model:local/easel-v1 size:768x512 count:2 seed:0 steps:30 guidance:7.5 scheduler:euler strength:0.35 extend:left=64,up=8 variation_seed:9 variation_strength:0.3 hires:1.5 refiner:false high_noise_fraction:0.8",
    );
  });

  it("writes what /imagine has no option for as flags behind the prompt", () => {
    expect(
      commandText({
        prompt: "a --red fox",
        seed: 7,
        guidanceRescale: 0.7,
        scheduler: "DPM++ 2M",
        sigmas: "exponential",
        hires: { factor: 2, upscaler: "latent" },
      }),
    ).toBe(
      "/imagine prompt:a \\--red fox --guidance-rescale 0.7 --sigmas exponential --hires-upscaler latent seed:7 scheduler:DPM++ 2M hires:2",
    );
  });

  it("gives back, when it is read, what went in", async () => {
    await fc.assert(
      fc.asyncProperty(
        words,
        fc.option(words, { nil: undefined }),
        fc.integer({ min: 0, max: 999_999_999_999_999 }),
        fc.option(fc.double({ min: 0.001, max: 30, noNaN: true }), { nil: undefined }),
        async (prompt, negativePrompt, seed, guidanceScale) => {
          const read = parseCommand(
            commandText({ prompt, negativePrompt, count: 3, seed, guidanceScale }),
          );
          expect(await drawn(readFlags(read["prompt"] ?? "", known).prompt)).toEqual([prompt]);
          const negative = read["negative_prompt"];
          expect(negative && (await drawn(negative))).toEqual(negativePrompt && [negativePrompt]);
          expect(Number(read["seed"])).toBe(seed);
          expect(read["guidance"] && Number(read["guidance"])).toBe(guidanceScale);
          expect(read["count"]).toBe("3");
        },
      ),
    );
  });
});
