import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createGenerator, type Generator } from "../../src/diffusion/random/generator.ts";

type Kind = "uniform" | "normal" | "normalHalf" | "normalDouble";

/** What was drawn first, and the three normals and two uniforms drawn after it. */
type Draws = readonly [readonly number[], readonly number[], readonly number[]];

const cases: ({ seed: number; count: number } & Record<Kind, Draws>)[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "random-numbers.json"), "utf8"),
);

function draw(generator: Generator, kind: Kind, count: number): number[][] {
  return [generator[kind](count), generator.normal(3), generator.uniform(2)].map((numbers) =>
    Array.from(numbers),
  );
}

function largestDifference(drawn: readonly number[], reference: readonly number[]): number {
  return Math.max(...reference.map((value, index) => Math.abs(value - (drawn[index] ?? NaN))));
}

/**
 * Float32 normals differ in their last bits, for torch computes them with vector instructions;
 * where that tips the rounding to half precision, it is by that precision's last bit.
 */
const tolerances = { uniform: 0, normal: 2e-6, normalHalf: 2e-3, normalDouble: 1e-15 } as const;

describe.each(["uniform", "normal", "normalHalf", "normalDouble"] as const)(
  "torch's %s",
  (kind) => {
    it.each(cases)("gives $count numbers from seed $seed, and goes on as torch does", (golden) => {
      const [first = [], normals = [], uniforms = []] = draw(
        createGenerator(golden.seed),
        kind,
        golden.count,
      );
      const [firstOfTorch, normalsOfTorch, uniformsOfTorch] = golden[kind];
      expect(largestDifference(first, firstOfTorch)).toBeLessThanOrEqual(tolerances[kind]);
      expect(largestDifference(normals, normalsOfTorch)).toBeLessThanOrEqual(tolerances.normal);
      expect(uniforms).toEqual(uniformsOfTorch);
    });
  },
);
