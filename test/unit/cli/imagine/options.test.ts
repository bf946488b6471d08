import { describe, expect, it } from "vitest";
import { readFlags } from "../../../../src/cli/imagine/flags.ts";
import { draftOf, readOptions } from "../../../../src/cli/imagine/options.ts";

const draft = (...args: string[]) => {
  const { values, prompt } = readFlags(args);
  return draftOf(readOptions({ prompt, ...values }));
};

describe("the flags of imagine", () => {
  it("need nothing but a prompt", () => {
    expect(draft("a red apple")).toMatchObject({ prompt: "a red apple", count: 1 });
  });

  it("join the words of a prompt that was not quoted", () => {
    expect(draft("a", "red", "apple").prompt).toBe("a red apple");
  });

  it("reach the request under the names of the domain", () => {
    const args =
      "x --model local/easel --negative blurry --style 3d --count 4 --size 512x768 --seed 7 --steps 20 " +
      "--guidance 7.5 --scheduler Euler --sigmas karras --eta 0.5 --clip-skip 1 --refiner on --high-noise-fraction 0.8";
    expect(draft(...args.split(" "))).toEqual({
      prompt: "x",
      model: "local/easel",
      negativePrompt: "blurry",
      style: "3d",
      count: 4,
      size: { width: 512, height: 768 },
      seed: 7,
      steps: 20,
      guidanceScale: 7.5,
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
    expect(draft(...args.split(" "))).toMatchObject({
      variation: { seed: 9 },
      hires: { factor: 2, strength: 0.6, steps: 8, upscaler: "latent" },
    });
  });

  it.each([
    ["on", { on: true }],
    ["off", { on: false }],
    ["local/refiner", { on: true, model: "local/refiner" }],
  ])("take %s as a refiner", (refiner, expected) => {
    expect(draft("x", "--refiner", refiner).refiner).toMatchObject(expected);
  });

  it.each([
    ["--steps 0", "--steps must be a whole number from 1 to 1000"],
    ["--steps x", "--steps must be a whole number"],
    ["--guidance NaN", "--guidance must be a number"],
    ["--strength 2", "--strength must be a number from 0 to 1"],
    ["--size 8", "--size must be WIDTHxHEIGHT"],
    ["--seed 1000000000000000", "--seed must be a whole number"],
    ["--count 5", "--count must be a whole number from 1 to 4"],
    ["--variation-strength 2", "--variation-strength must be a number from 0 to 1"],
    ["--hires 9", "--hires must be a number from 1 to 4"],
    ["--hires-upscaler magic", "--hires-upscaler must be one of latent, latent-nearest, picture"],
    ["--hires-steps 5", "Say with --hires how many times to enlarge"],
    ["--latents x.txt", "--latents must name a .npy file"],
    ["--clip-skip 99", "--clip-skip must be"],
    ["--colour red", "Unknown option"],
    ["--steps 0x10", "--steps must be a whole number"],
    ["--strength=", "--strength must be a number"],
    ["--style=", "--style must not be empty"],
    ["--steps", "--steps needs a value"],
    ["--seed -5", "--seed needs a value; one that begins with a dash is written --seed=-1."],
    ["--seed=-5", "--seed must be a whole number from 0"],
    ["--json=1", "does not take an argument"],
  ])("refuse %s in one sentence", (args, message) => {
    expect(() => draft("x", ...args.split(" "))).toThrow(message);
  });

  it("name every wrong option at once", () => {
    expect(() => draft("x", "--steps", "0", "--strength", "2")).toThrow(/--steps.*; --strength/);
  });
});

describe("a line of a requests file", () => {
  it("takes the same names, as numbers or text, in either spelling", () => {
    const line = { prompt: "x", "clip-skip": 1, highNoiseFraction: 0.5, seed: "7", refiner: true };
    expect(draftOf(readOptions(line))).toMatchObject({
      clipSkip: 1,
      seed: 7,
      refiner: { on: true, highNoiseFraction: 0.5 },
    });
  });

  it("refuses a name that does not exist", () => {
    expect(() => readOptions({ prompt: "x", widht: 3 })).toThrow("There is no option --widht");
  });

  it.each(["", " ", true, [], {}, "1 2"])("does not take %j for a number", (seed) => {
    expect(() => readOptions({ prompt: "x", seed })).toThrow("--seed must be a whole number");
  });

  it.each([
    ["style", 3],
    ["prompt", 3],
    ["size", 512],
    ["latents", 1],
    ["refiner", 1],
  ])("does not take a number for %s", (name, value) => {
    expect(() => readOptions({ prompt: "x", [name]: value })).toThrow(`--${name} must be`);
  });

  it("takes null for an option that is absent", () => {
    expect(readOptions({ prompt: "x", seed: null })).toEqual({ prompt: "x" });
  });

  it.each([{}, { prompt: " " }])("needs something to draw, which %j is not", (values) => {
    expect(() => draftOf(readOptions(values))).toThrow("Say what to draw");
  });

  it("needs no words beside a picture", () => {
    expect(draftOf(readOptions({ image: "x.png" })).prompt).toBe("");
  });
});
