import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GenerationJob } from "../../src/diffusion/job.ts";
import type { ReleasableModel } from "../../src/diffusion/runtime/load-model.ts";
import { finalLatents, relativeDifference } from "../support/diffusion/final-latents.ts";
import { openModel } from "../support/diffusion/open-model.ts";

const folder = import.meta.dirname;

/** What diffusers drew with some LoRAs, each `name:weight`; made by loras.py. */
interface GoldenCase {
  readonly loras: readonly string[];
  readonly offset: number;
  readonly shape: readonly number[];
}

interface Reference {
  readonly name: string;
  readonly base: string;
  readonly size: number;
  readonly tolerance?: number;
  readonly changes?: Partial<GenerationJob>;
}

const references: readonly Reference[] = [
  { name: "loras-epsilon", base: "tiny-epsilon", size: 16 },
  { name: "loras-xl", base: "tiny-xl-named", size: 64 },
  { name: "loras-velocity", base: "tiny-velocity", size: 16 },
  // diffusers rounds after every operation.
  { name: "loras-half", base: "tiny-half", size: 16, tolerance: 0.06 },
  { name: "loras-sd3", base: "tiny-sd3", size: 64 },
  {
    name: "loras-flux-dev",
    base: "tiny-flux-dev",
    size: 64,
    changes: { negativePrompt: undefined, guidanceScale: 3.5 },
  },
  {
    name: "loras-flux-schnell",
    base: "tiny-flux-schnell",
    size: 64,
    changes: { negativePrompt: undefined, guidanceScale: 0 },
  },
];

function jobFor({ base, size, changes }: Reference): GenerationJob {
  return {
    folder: join(folder, "models", base),
    prompt: "a red apple, drawn in ink",
    negativePrompt: "the house",
    seeds: [42],
    width: size,
    height: size,
    steps: 4,
    guidanceScale: 5,
    scheduler: "Euler",
    wantLatents: true,
    ...changes,
  };
}

function named(written: string) {
  const [name = "", weight] = written.split(":");
  return { name, path: join(folder, `loras/${name}.safetensors`), weight: Number(weight) };
}

describe.each(references)("$base with LoRAs draws what diffusers draws", (of) => {
  const { name, base, tolerance = 1e-3 } = of;
  const cases: GoldenCase[] = JSON.parse(
    readFileSync(join(folder, `latents/${name}.json`), "utf8"),
  );
  const bytes = readFileSync(join(folder, `latents/${name}.bin`));
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let model: ReleasableModel;
  let without: Float32Array;

  beforeAll(async () => {
    model = await openModel(join(folder, "models", base));
    without = await finalLatents(model, jobFor(of));
  });
  afterAll(() => model.release());

  it.each(cases.map((golden) => [golden.loras.join(" + "), golden] as const))(
    "%s",
    async (_, { loras, ...golden }) => {
      await model.useLoras(loras.map(named));
      const latents = await finalLatents(model, jobFor(of));
      const count = golden.shape.reduce((product, length) => product * length, 1);
      const reference = numbers.subarray(golden.offset, golden.offset + count);
      expect(relativeDifference(latents, reference)).toBeLessThan(tolerance);
      // The change is far larger than what two runtimes differ by.
      expect(relativeDifference(latents, without)).toBeGreaterThan(0.05);
    },
  );

  it("is itself again without them", async () => {
    await model.useLoras([]);
    expect(await finalLatents(model, jobFor(of))).toEqual(without);
  });
});
