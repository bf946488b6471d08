import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GenerationJob } from "../../src/diffusion/job.ts";
import type { ReleasableModel } from "../../src/diffusion/runtime/load-model.ts";
import { finalLatents, relativeDifference } from "../support/diffusion/final-latents.ts";
import { openModel } from "../support/diffusion/open-model.ts";
import { patternedPicture } from "./patterned-picture.ts";

const folder = import.meta.dirname;

/** What diffusers drew with the texts of the steps put in; made by changing_prompts.py. */
interface GoldenCase {
  readonly prompt: string;
  readonly negative?: string;
  readonly scheduler: string;
  readonly steps: number;
  readonly guidance: number;
  readonly strength?: number;
  readonly offset: number;
  readonly shape: readonly number[];
}

const references = [
  { name: "changing-epsilon", base: "tiny-epsilon", size: 16 },
  { name: "changing-xl", base: "tiny-xl-named", size: 64 },
];

function jobFor(golden: GoldenCase, base: string, size: number): GenerationJob {
  return {
    folder: join(folder, "models", base),
    prompt: golden.prompt,
    negativePrompt: golden.negative ?? "the house",
    seeds: [42],
    width: size,
    height: size,
    steps: golden.steps,
    guidanceScale: golden.guidance,
    scheduler: golden.scheduler,
    initial:
      golden.strength === undefined
        ? undefined
        : { picture: patternedPicture(size, size), strength: golden.strength },
    wantLatents: true,
  };
}

describe.each(references)("$base draws prompts that change and are combined", (reference) => {
  const { name, base, size } = reference;
  const cases: GoldenCase[] = JSON.parse(
    readFileSync(join(folder, `latents/${name}.json`), "utf8"),
  );
  const bytes = readFileSync(join(folder, `latents/${name}.bin`));
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let model: ReleasableModel;

  beforeAll(async () => {
    model = await openModel(join(folder, "models", base));
  });
  afterAll(() => model.release());

  const title = ({ scheduler, prompt, negative = "", guidance, strength = 1 }: GoldenCase) =>
    [scheduler, prompt, negative, guidance, strength].join(", ");
  it.each(cases.map((golden) => [title(golden), golden] as const))("%s", async (_, golden) => {
    const latents = await finalLatents(model, jobFor(golden, base, size));
    const count = golden.shape.reduce((product, length) => product * length, 1);
    const expected = numbers.subarray(golden.offset, golden.offset + count);
    expect(relativeDifference(latents, expected)).toBeLessThan(1e-3);
    // The change is far larger than what two runtimes differ by.
    const plain = { ...jobFor(golden, base, size), prompt: "a sky", negativePrompt: "an apple" };
    expect(relativeDifference(await finalLatents(model, plain), expected)).toBeGreaterThan(0.02);
  });
});
