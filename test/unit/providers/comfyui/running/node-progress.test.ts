import { array, assert, constantFrom, integer, oneof, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { NodeProgress } from "../../../../../src/providers/comfyui/running/node-progress.ts";
import { portrait } from "../../../../support/vendors/comfyui/workflows.ts";

const ids = constantFrom(...Object.keys(portrait), "unknown");
const count = integer({ min: -2, max: 30 });
const messages = oneof(
  record({ type: constantFrom("cached" as const), nodes: array(ids, { maxLength: 9 }) }),
  record({ type: constantFrom("node" as const), node: ids }),
  record({ type: constantFrom("progress" as const), node: ids, value: count, max: count }),
  record({ type: constantFrom("over" as const) }),
);

describe("a job's progress", () => {
  it("never falls and stays between 0 and 1, whatever the server tells", () => {
    assert(
      property(array(messages), (told) => {
        const progress = new NodeProgress(portrait);
        let last = 0;
        for (const message of told) {
          progress.note(message);
          const { fraction } = progress.place;
          expect(fraction).toBeGreaterThanOrEqual(last);
          expect(fraction).toBeLessThan(1);
          last = fraction;
        }
      }),
    );
  });

  it("counts the sampler's steps for most of it", () => {
    const progress = new NodeProgress(portrait);
    progress.note({ type: "cached", nodes: ["4", "10"] });
    progress.note({ type: "progress", node: "3", value: 6, max: 12 });
    expect(progress.place).toMatchObject({ step: 6, steps: 12 });
    expect(progress.place.fraction).toBeCloseTo(((2 + 4) / 15) * 0.97);
    expect(progress.currentClass).toBe("KSampler");
  });
});
