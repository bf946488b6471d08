import { describe, expect, it } from "vitest";
import { loras } from "../../../../../src/domain/options/kinds/loras.ts";
import { readFlags } from "../../../../../src/domain/options/flags/read-flags.ts";
import { quoted } from "../../../../../src/words/index.ts";

const read = (written: unknown) => loras.read(written, quoted("--lora"));
const known = { models: [], isScheduler: () => false };

function chosen(prompt: string) {
  const { prompt: words, choices } = readFlags(prompt, known);
  return { words, loras: choices.get("lora")?.value };
}

describe("LoRAs as people write them", () => {
  it.each([
    ["ink", [{ name: "ink", weight: 1 }]],
    ["ink:0.8", [{ name: "ink", weight: 0.8 }]],
    [
      " ink : -1.5 , old film",
      [
        { name: "ink", weight: -1.5 },
        { name: "old film", weight: 1 },
      ],
    ],
    ["./loras/a.safetensors:.5", [{ name: "./loras/a.safetensors", weight: 0.5 }]],
    [String.raw`C:\loras\a.safetensors`, [{ name: String.raw`C:\loras\a.safetensors`, weight: 1 }]],
    [
      String.raw`C:\loras\a.safetensors:2`,
      [{ name: String.raw`C:\loras\a.safetensors`, weight: 2 }],
    ],
  ])("reads %s", (written, expected) => {
    expect(read(written)).toEqual(expected);
    expect(read(loras.write(expected))).toEqual(expected);
  });

  it.each(["", "ink:", "ink:much", "ink:101", ",", 7, "ink, Ink:2"])("refuses %s", (written) => {
    expect(() => read(written)).toThrow(/LoRA/);
  });

  it("takes flags and tags together, but each name once", () => {
    expect(chosen("a fox <lora:ink:0.8> runs --lora film:-1 --lora old")).toEqual({
      words: "a fox runs",
      loras: [
        { name: "ink", weight: 0.8 },
        { name: "film", weight: -1 },
        { name: "old", weight: 1 },
      ],
    });
    expect(chosen("<lora:ink>").loras).toEqual([{ name: "ink", weight: 1 }]);
    expect(() => chosen("fox <lora:ink> --lora INK")).toThrow(/given twice/);
  });

  it("refuses tags that say more than a weight", () => {
    expect(chosen("fox <lora:ink:0.5:0.5>").loras).toEqual([{ name: "ink", weight: 0.5 }]);
    expect(() => chosen("fox <lora:ink:0.5:1>")).toThrow(/<lora:NAME:WEIGHT>/);
    expect(() => chosen("fox <lora::1>")).toThrow(/<lora:NAME:WEIGHT>/);
    expect(() => chosen("fox <lora:ink:lots>")).toThrow(/must be names of LoRAs/);
  });
});
