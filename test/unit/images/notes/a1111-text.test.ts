import { describe, expect, it } from "vitest";
import { a1111Text } from "../../../../src/images/notes/a1111-text.ts";
import { sampleParameters } from "../../../support/sample-parameters.ts";

describe("the common text of a picture's parameters", () => {
  it("has the prompt, and the settings in one line", () => {
    expect(a1111Text(sampleParameters())).toBe(
      "a red apple\n" +
        "Steps: 20, Sampler: DPM++ 2M, CFG scale: 5, Seed: 42, Size: 128x128, " +
        "Model: local/easel, Version: Easel 0.1.0",
    );
  });

  it("names the negative prompt in a line of its own", () => {
    const text = a1111Text(sampleParameters({ negativePrompt: "blurry" }));
    expect(text.split("\n")[1]).toBe("Negative prompt: blurry");
    expect(a1111Text(sampleParameters({ negativePrompt: "" }))).not.toContain("Negative");
  });

  it("names everything else that was used, by the names of that program", () => {
    const text = a1111Text(
      sampleParameters({
        source: { picture: "ab", width: 64, height: 64, strength: 0.6, enlarge: 2 },
        clipSkip: 1,
        eta: 0.5,
        sigmas: "karras",
        style: "anime",
        refiner: { on: true, model: "sdxl-refiner", highNoiseFraction: 0.8 },
      }),
    );
    expect(text.split("\n").at(-1)).toBe(
      "Steps: 20, Sampler: DPM++ 2M, Schedule type: karras, CFG scale: 5, Seed: 42, Size: 128x128, " +
        "Model: local/easel, Denoising strength: 0.6, Style: anime, Eta: 0.5, Clip skip: 2, " +
        "Refiner: sdxl-refiner, Refiner switch at: 0.8, Hires upscale: 2, Version: Easel 0.1.0",
    );
  });

  it("names variations, second passes, masks and extensions", () => {
    const source = { picture: "ab", width: 64, height: 64, strength: 1 };
    const text = a1111Text(
      sampleParameters({
        variation: { seed: 77, strength: 0.3 },
        hires: { factor: 2, strength: 0.6, steps: 9, upscaler: "latent" },
      }),
    );
    expect(text).toContain(
      "Denoising strength: 0.6, Variation seed: 77, Variation seed strength: 0.3",
    );
    expect(text).toContain("Hires upscale: 2, Hires steps: 9, Hires upscaler: Latent");
    const extend = { left: 8, right: 0, up: 0, down: 4 };
    const mask = { picture: "cd", width: 64, height: 64 };
    const partly = a1111Text(sampleParameters({ source: { ...source, mask, extend } }));
    expect(partly).toContain('Extended by: "left=8,down=4", Masked: yes');
  });

  it("says the words that were drawn, where a style was worked into them", () => {
    const wording = { prompt: "a red apple in ink", negativePrompt: "colour" };
    const lines = a1111Text({ ...sampleParameters({ style: "line art" }), wording }).split("\n");
    expect(lines.slice(0, 2)).toEqual(["a red apple in ink", "Negative prompt: colour"]);
    expect(lines[2]).toContain("Style: line art");
  });

  it("does not name a refiner that was off", () => {
    const text = a1111Text(sampleParameters({ refiner: { on: false, model: "sdxl-refiner" } }));
    expect(text).not.toContain("Refiner");
  });

  it("puts values into quotation marks where a comma would end them", () => {
    expect(a1111Text(sampleParameters({ style: 'oil, "wet"' }))).toContain(
      'Style: "oil, \\"wet\\""',
    );
  });
});
