import { describe, expect, it } from "vitest";
import { a1111Text } from "../../../../src/images/notes/a1111-text.ts";
import { parseA1111 } from "../../../../src/images/metadata/a1111/parse-a1111.ts";
import { makeDetails } from "../../../../src/images/metadata/make-details.ts";
import type { PictureDetails } from "../../../../src/images/picture-details.ts";
import { commandOfFile } from "../../../../src/pipeline/orders/command-of-file.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { sampleParameters } from "../../../support/sample-parameters.ts";

const models = [sampleModel("local/easel-v1", "Easel"), sampleModel("local/other", "Other")];

const of = (facts: Partial<PictureDetails>) =>
  commandOfFile({ ...makeDetails("a1111", "a fox", { prompt: "a fox" }), ...facts }, models);

describe("the command of a picture that another program made", () => {
  it.each<readonly [Partial<PictureDetails>, string, readonly string[]]>([
    [{ seed: 42 }, "/imagine prompt:a fox seed:42", []],
    [{ seed: -1 }, "/imagine prompt:a fox", ["seed"]],
    [{ seed: 18_446_744_073_709_552_000 }, "/imagine prompt:a fox", ["seed"]],
    [{ seed: 1.5 }, "/imagine prompt:a fox", ["seed"]],
    [{ seed: 999_999_999_999_999 }, "/imagine prompt:a fox seed:999999999999999", []],
    [{ seed: 1_000_000_000_000_000 }, "/imagine prompt:a fox", ["seed"]],
    [{ steps: 50 }, "/imagine prompt:a fox steps:50", []],
    [{ steps: 51 }, "/imagine prompt:a fox", ["steps"]],
    [{ steps: 0 }, "/imagine prompt:a fox", ["steps"]],
    [{ guidanceScale: 21 }, "/imagine prompt:a fox", ["guidance"]],
    [{ guidanceScale: 7.5 }, "/imagine prompt:a fox guidance:7.5", []],
    [{ width: 512, height: 768 }, "/imagine prompt:a fox size:512x768", []],
    [{ width: 9000, height: 768 }, "/imagine prompt:a fox", ["size"]],
    [{ width: 512 }, "/imagine prompt:a fox", []],
    [{ model: "local/other" }, "/imagine prompt:a fox model:local/other", []],
    [{ model: "toy" }, "/imagine prompt:a fox", ["model"]],
    [{ strength: 0.4 }, "/imagine prompt:a fox strength:0.4", []],
    [{ strength: 1 }, "/imagine prompt:a fox", []],
    [{ strength: 1.5 }, "/imagine prompt:a fox", ["strength"]],
    [{ sampler: "Euler a" }, "/imagine prompt:a fox scheduler:Euler a", []],
    [{ sampler: "DPM++ 2M Karras" }, "/imagine prompt:a fox scheduler:DPM++ 2M Karras", []],
    [{ sampler: "dpmpp_2m" }, "/imagine prompt:a fox scheduler:DPM++ 2M", []],
    [{ sampler: "EulerAncestralDiscreteScheduler" }, "/imagine prompt:a fox scheduler:Euler a", []],
    [{ sampler: "Restart" }, "/imagine prompt:a fox", ["scheduler"]],
    [{ prompt: "x".repeat(4001) }, "/imagine ", ["prompt"]],
    [{ prompt: "a --red fox --v 5" }, "/imagine prompt:a \\--red fox \\--v 5", []],
  ])("for %o", (facts, text, leftOut) => {
    expect(of(facts)).toEqual({ text, leftOut });
  });

  it("takes what it has no option for as a flag, and Karras into the scheduler's name", () => {
    const others: PictureDetails["others"] = [
      ["Clip skip", "2"],
      ["Eta", "0.3"],
      ["Version", "1.9"],
    ];
    expect(of({ others, schedule: "Exponential", sampler: "Euler" }).text).toBe(
      "/imagine prompt:a fox --sigmas exponential --eta 0.3 --clip-skip 1 scheduler:Euler",
    );
    expect(of({ schedule: "Karras", sampler: "DPM++ 2M" }).text).toBe(
      "/imagine prompt:a fox scheduler:DPM++ 2M Karras",
    );
    const unknown: PictureDetails["others"] = [["Eta", "many"]];
    expect(of({ others: unknown, schedule: "Align Your Steps" }).text).toBe(
      "/imagine prompt:a fox",
    );
  });

  it("takes the strength for the second pass where there was one", () => {
    const others: PictureDetails["others"] = [
      ["Hires upscale", "2"],
      ["Hires steps", "0"],
      ["Hires upscaler", "Latent"],
    ];
    expect(of({ others, strength: 0.7 }).text).toBe(
      "/imagine prompt:a fox --hires-strength 0.7 --hires-upscaler latent hires:2",
    );
  });

  it("gives back what Easel's own text says", () => {
    const parameters = sampleParameters({
      negativePrompt: "dogs",
      clipSkip: 1,
      variation: { seed: 9, strength: 0.25 },
      source: { picture: "ab", width: 64, height: 64, strength: 0.6 },
    });
    const details = parseA1111(a1111Text(parameters));
    if (details === undefined) throw new Error("Easel's own text is not read");
    expect(commandOfFile(details, models).text).toBe(
      "/imagine prompt:a red apple --clip-skip 1 negative_prompt:dogs size:128x128 seed:42 " +
        "steps:20 guidance:5 scheduler:DPM++ 2M strength:0.6 variation_seed:9 variation_strength:0.25",
    );
  });
});

describe("the command of one of Easel's own pictures", () => {
  it("repeats it alone, without a model that is not here", () => {
    const { request } = sampleParameters({ steps: 20, count: 4 });
    const easel = { request: { ...request, source: undefined }, seed: 7, model: "x", width: 8 };
    const details = {
      ...makeDetails("easel", "{}", { prompt: "a red apple" }),
      easel: { ...easel, height: 8, version: "1" },
    };
    const { text, leftOut } = commandOfFile(details, models);
    expect(text).toMatch(/^\/imagine prompt:a red apple count:1 seed:7 steps:20/);
    expect(leftOut).toEqual(["model"]);
  });
});
