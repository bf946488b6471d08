import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GenerationJob } from "../../src/diffusion/job.ts";
import type { ReleasableModel } from "../../src/diffusion/runtime/load-model.ts";
import { bundledModelFolder } from "../support/bundled-model-folder.ts";
import { finalLatents, relativeDifference } from "../support/diffusion/final-latents.ts";
import { openModel } from "../support/diffusion/open-model.ts";
import { patternedPicture } from "./patterned-picture.ts";

const SIDE = 256;

/** What diffusers drew with the same weights; made by bundled_model.py. */
interface GoldenCase {
  readonly prompt: string;
  readonly scheduler: string;
  readonly guidance: number;
  readonly strength?: number;
  readonly steps: number;
  readonly offset: number;
  readonly shape: readonly number[];
}

const references = join(import.meta.dirname, "latents");
const cases: readonly GoldenCase[] = JSON.parse(
  readFileSync(join(references, "bundled-model.json"), "utf8"),
);
const bytes = readFileSync(join(references, "bundled-model.bin"));
const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

function jobFor({ prompt, scheduler, guidance, strength, steps }: GoldenCase): GenerationJob {
  return {
    folder: bundledModelFolder,
    prompt,
    seeds: [42],
    width: SIDE,
    height: SIDE,
    steps,
    guidanceScale: guidance,
    scheduler,
    initial: strength === undefined ? undefined : { picture: patternedPicture(SIDE), strength },
    wantLatents: true,
  };
}

const title = ({ prompt, scheduler, guidance, strength = 1 }: GoldenCase): string =>
  `"${prompt}" by ${scheduler}, guidance ${guidance}, strength ${strength}`;

describe("the bundled model's final latents equal those of diffusers in Python", () => {
  let model: ReleasableModel;
  beforeAll(async () => {
    model = await openModel(bundledModelFolder);
  });
  afterAll(() => model.release());

  it.each(cases.map((golden) => [title(golden), golden] as const))("%s", async (_, golden) => {
    const latents = await finalLatents(model, jobFor(golden));
    const count = golden.shape.reduce((product, length) => product * length, 1);
    const reference = numbers.subarray(golden.offset, golden.offset + count);
    expect(relativeDifference(latents, reference)).toBeLessThan(1e-3);
  });
});
