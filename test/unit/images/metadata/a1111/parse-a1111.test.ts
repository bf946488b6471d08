import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { a1111Text } from "../../../../../src/images/notes/a1111-text.ts";
import { parseA1111 } from "../../../../../src/images/metadata/a1111/parse-a1111.ts";
import { sampleParameters } from "../../../../support/sample-parameters.ts";

describe("reading the common text", () => {
  it("finds everything in what the web UI itself writes", () => {
    const text = [
      "masterpiece, a (red:1.2) apple",
      "on a table <lora:fruit:0.8>",
      "Negative prompt: blurry, lowres",
      "bad hands",
      'Steps: 25, Sampler: DPM++ 2M Karras, CFG scale: 7.5, Seed: 123456789, Size: 512x768, Model hash: abc123, Model: v1-5, Denoising strength: 0.55, Clip skip: 2, Lora hashes: "fruit: 1a2b, leaf: 3c4d", Version: v1.9.4',
    ].join("\n");
    expect(parseA1111(text)).toEqual({
      source: "a1111",
      prompt: "masterpiece, a (red:1.2) apple\non a table <lora:fruit:0.8>",
      negativePrompt: "blurry, lowres\nbad hands",
      steps: 25,
      sampler: "DPM++ 2M Karras",
      schedule: undefined,
      guidanceScale: 7.5,
      seed: 123_456_789,
      width: 512,
      height: 768,
      model: "v1-5",
      strength: 0.55,
      others: [
        ["Model hash", "abc123"],
        ["Clip skip", "2"],
        ["Lora hashes", "fruit: 1a2b, leaf: 3c4d"],
        ["Version", "v1.9.4"],
      ],
      text,
    });
  });

  it("leaves text without settings and negative prompt to others", () => {
    expect(parseA1111("a cat, a dog: friends")).toBeUndefined();
    expect(parseA1111("")).toBeUndefined();
    expect(parseA1111("a cat\nNegative prompt: a dog")).toMatchObject({
      prompt: "a cat",
      negativePrompt: "a dog",
    });
  });

  it("reads what it can of broken settings", () => {
    expect(parseA1111("x\nSteps: many, Size: 5, CFG scale: , Seed: 1e999")).toBeUndefined();
    expect(
      parseA1111('x\nSteps: 5, Size: 5, CFG scale: , Seed: 1e999, Model: "a\\q", Sampler: "open'),
    ).toMatchObject({
      prompt: "x",
      steps: 5,
      width: undefined,
      guidanceScale: undefined,
      seed: undefined,
      model: '"a\\q"',
      sampler: '"open',
    });
  });

  it("understands lines of Windows", () => {
    expect(parseA1111("a cat\r\nSteps: 5, Seed: 1, Size: 64x64")).toMatchObject({
      prompt: "a cat",
      steps: 5,
      height: 64,
    });
  });

  it("gives back what was written, whatever the words", () => {
    const words = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map((text) => text.replaceAll(/[\r\n]/g, " ").trim())
      .filter((text) => !text.startsWith("Negative prompt:"));
    fc.assert(
      fc.property(words, words, fc.nat({ max: 999 }), (prompt, negativePrompt, steps) => {
        const text = a1111Text(sampleParameters({ prompt, negativePrompt, steps: steps + 1 }));
        const found = parseA1111(text);
        expect(found?.steps).toBe(steps + 1);
        expect(found?.prompt ?? "").toBe(prompt === "None" ? "" : prompt);
        expect(found?.negativePrompt ?? "").toBe(negativePrompt === "None" ? "" : negativePrompt);
      }),
    );
  });
});
