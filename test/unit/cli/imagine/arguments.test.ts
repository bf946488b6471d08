import { describe, expect, it } from "vitest";
import { readArguments } from "../../../../src/cli/imagine/arguments.ts";
import { parseLine } from "../../../../src/cli/imagine/draw-many.ts";
import {
  checkWords,
  type ImagineOptions,
  mergedOptions,
  readOptions,
} from "../../../../src/cli/imagine/options.ts";
import { withChoices } from "../../../../src/domain/options/choices.ts";
import { known } from "../../../support/options/known.ts";

const asked = ({ choices }: ImagineOptions) => withChoices({}, choices);
const read = (...args: string[]) => readOptions(readArguments(args).given, known);
const line = (values: unknown) => asked(parseLine(JSON.stringify(values), known));

describe("the options of imagine", () => {
  it("need nothing but a prompt", () => {
    expect(asked(read("a red apple"))).toEqual({ prompt: "a red apple" });
  });

  it("join the words of a prompt that was not quoted", () => {
    expect(asked(read("a", "red", "apple")).prompt).toBe("a red apple");
  });

  it("reach the request under the names of the domain", () => {
    const args =
      "x --model local/easel --negative blurry --style 3d --count 4 --size 512x768 --seed 7 --steps 20 " +
      "--guidance 7.5 --guidance-rescale 0.7 --scheduler Euler --sigmas karras --eta 0.5 --clip-skip 1 --refiner on --high-noise-fraction 0.8";
    expect(asked(read(...args.split(" ")))).toEqual({
      prompt: "x",
      model: "local/easel",
      negativePrompt: "blurry",
      style: "3d",
      count: 4,
      size: { width: 512, height: 768 },
      seed: 7,
      steps: 20,
      guidanceScale: 7.5,
      guidanceRescale: 0.7,
      scheduler: "Euler",
      sigmas: "karras",
      eta: 0.5,
      clipSkip: 1,
      refiner: { on: true, highNoiseFraction: 0.8 },
    });
  });

  it("bring variations and second passes", () => {
    const args =
      "x --variation-seed 9 --hires 2 --hires-strength 0.6 --hires-steps 8 --hires-upscaler latent";
    expect(asked(read(...args.split(" ")))).toMatchObject({
      variation: { seed: 9 },
      hires: { factor: 2, strength: 0.6, steps: 8, upscaler: "latent" },
    });
  });

  it("are known by their flags too, and stand as flags in the prompt", () => {
    expect(
      asked(read("x", "--cfg", "7", "--no", "a b", "--sampler", "Euler a", "--ar", "3:2")),
    ).toEqual({
      prompt: "x",
      guidanceScale: 7,
      negativePrompt: "a b",
      scheduler: "Euler a",
      size: { across: 3, down: 2 },
    });
    expect(asked(read("a red —ar 3:2 fox --style comic book", "--seed", "7"))).toEqual({
      prompt: "a red fox",
      size: { across: 3, down: 2 },
      style: "comic book",
      seed: 7,
    });
    expect(asked(read("--prompt", "a fox --seed 3")).seed).toBe(3);
  });

  it.each([
    ["on", { on: true }],
    ["off", { on: false }],
    ["local/refiner", { on: true, model: "local/refiner" }],
  ])("take %s as a refiner", (refiner, expected) => {
    expect(asked(read("x", "--refiner", refiner)).refiner).toEqual(expected);
  });

  it.each([
    ["--steps 0", "--steps must be a whole number from 1 to 1000."],
    ["--steps x", "--steps must be a whole number"],
    ["--guidance NaN", "--guidance must be a number"],
    ["--strength 2", "--strength must be a number from 0 to 1"],
    ["--size big", "--size must be width x height"],
    ["--size 0x8", "--size must be width x height"],
    ["--ar 16x", "--ar must be a shape"],
    ["--seed 1000000000000000", "--seed must be a whole number"],
    ["--count 5", "--count must be a whole number from 1 to 4"],
    ["--variation-strength 2", "--variation-strength must be a number from 0 to 1"],
    ["--hires 9", "--hires must be a number from 1 to 4"],
    ["--hires-upscaler magic", "--hires-upscaler must be latent, latent-nearest, or picture."],
    ["--latents x.txt", "--latents must name a .npy file"],
    ["--clip-skip 99", "--clip-skip must be"],
    ["--colour red", "There is no option --colour. npm run imagine -- --help shows all."],
    ["--sede 5", "There is no option --sede. Did you mean --seed?"],
    ["--cfg-scale 5", "Did you mean --guidance?"],
    ["-q", "There is no option -q."],
    ["--steps 0x10", "--steps must be a whole number"],
    ["--strength=", "--strength must be a number"],
    ["--style=", "--style must not be empty"],
    ["--steps", "--steps needs a value"],
    ["--steps --seed 5", "--steps needs a value"],
    ["--seed -5", "--seed must be a whole number from 0"],
    ["--seed=-5", "--seed must be a whole number from 0"],
    ["--json=1", "--json takes no value."],
    ["--seed 1 --seed 2", "--seed stands there twice. Leave one of them out."],
    ["--cfg 1 --guidance 2", "--cfg and --guidance say the same thing."],
    ["--requests a --requests b", "--requests stands there twice."],
    ["--lora toy:much", "--lora must be names of LoRAs"],
    ["--extend sideways", "--extend must name sides"],
  ])("refuse %s in one sentence", (args, message) => {
    expect(() => read("x", ...args.split(" "))).toThrow(message);
  });

  it.each([
    ["x --sede 5", "There is no flag --sede. Did you mean --seed?"],
    ["x --seed 5 --ar 1", "--ar must be a shape"],
  ])("refuse a wrong flag in %j", (prompt, message) => {
    expect(() => read(prompt)).toThrow(message);
  });

  it("refuse what stands as a flag and as an option", () => {
    expect(() => read("x --seed 5", "--seed", "6")).toThrow("--seed stands there twice.");
    expect(() => read("x --cfg 5", "--guidance", "6")).toThrow("--cfg and --guidance say the same");
  });

  it("name every wrong option at once", () => {
    expect(() => read("x", "--steps", "0", "--strength", "2", "--eta", "x")).toThrow(
      /^--steps.*\. --strength.*\. --eta.*\.$/,
    );
  });
});

describe("a line of a requests file", () => {
  it("takes the same names, as numbers or text, in either spelling", () => {
    expect(
      line({ prompt: "x", "clip-skip": 1, highNoiseFraction: 0.5, seed: "7", refiner: true }),
    ).toEqual({ prompt: "x", clipSkip: 1, seed: 7, refiner: { on: true, highNoiseFraction: 0.5 } });
    expect(line({ negative_prompt: "a", cfg: 5 })).toEqual({
      negativePrompt: "a",
      guidanceScale: 5,
    });
  });

  it("refuses a name that does not exist", () => {
    expect(() => line({ prompt: "x", widht: 3 })).toThrow(/^There is no option --widht\.$/);
    expect(() => line({ prompt: "x", requests: "y" })).toThrow("There is no option --requests.");
  });

  it.each(["", " ", true, [], {}, "1 2"])("does not take %j for a number", (seed) => {
    expect(() => line({ prompt: "x", seed })).toThrow("--seed must be a whole number");
  });

  it.each([
    ["style", 3],
    ["prompt", 3],
    ["size", 512],
    ["latents", 1],
    ["refiner", 1],
    ["extend", 5],
    ["hires-upscaler", 1],
  ])("does not take a number for %s", (name, value) => {
    expect(() => line({ prompt: "x", [name]: value })).toThrow(`--${name} must`);
  });

  it("takes null for an option that is absent", () => {
    expect(line({ prompt: "x", seed: null })).toEqual({ prompt: "x" });
  });

  it("says itself what others say for all lines", () => {
    const shared = read("a cat --seed 5", "--steps", "9", "--out", "here");
    const merged = mergedOptions(shared, parseLine('{"seed":6,"out":"there"}', known));
    expect(asked(merged)).toEqual({ prompt: "a cat", seed: 6, steps: 9 });
    expect(merged.out).toBe("there");
  });

  it.each([{}, { prompt: " " }, { prompt: "--seed 5" }])(
    "needs something to draw, which %j is not",
    (values) => {
      const options = parseLine(JSON.stringify(values), known);
      expect(() => checkWords(options)).toThrow("Say what to draw");
    },
  );

  it("needs no words beside a picture", () => {
    const options = parseLine('{"image":"x.png"}', known);
    expect(() => checkWords(options)).not.toThrow();
  });
});
