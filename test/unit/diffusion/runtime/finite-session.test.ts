import { describe, expect, it } from "vitest";
import { finiteSession } from "../../../../src/diffusion/runtime/finite-session.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";
import { fakeSession } from "../../../support/diffusion/fake-session.ts";

const fed = (number: number) => ({ in: tensor(Float32Array.of(number), [1]) });

function checked(gpu = fakeSession(NaN), cpu = fakeSession(2)) {
  const warnings: string[] = [];
  const session = finiteSession(gpu, {
    openOther: async () => cpu,
    warn: async () => void warnings.push("the CPU takes over"),
  });
  return { session, gpu, cpu, warnings };
}

describe("a session whose numbers are checked", () => {
  it("passes finite numbers on", async () => {
    const { session, cpu, warnings } = checked(fakeSession(1));
    expect((await session.run(fed(0))).get("out")?.data).toEqual(Float32Array.of(1));
    expect([cpu.fed, warnings]).toEqual([[], []]);
  });

  it("repeats a run with others elsewhere, says so once, and stays there", async () => {
    const { session, gpu, cpu, warnings } = checked();
    for (const number of [3, 4]) {
      expect((await session.run(fed(number))).get("out")?.data).toEqual(Float32Array.of(2));
    }
    expect(cpu.fed).toEqual([fed(3), fed(4)]);
    expect(gpu.fed).toHaveLength(1);
    expect(gpu.isReleased).toBe(true);
    expect(warnings).toHaveLength(1);
  });

  it("does not blame the device for what was wrong before", async () => {
    const { session, cpu } = checked();
    expect((await session.run(fed(Infinity))).get("out")?.data).toEqual(Float32Array.of(NaN));
    expect(cpu.fed).toEqual([]);
  });

  it("releases both", async () => {
    const { session, gpu, cpu } = checked();
    await session.run(fed(1));
    await session.release();
    expect([gpu.isReleased, cpu.isReleased]).toEqual([true, true]);
  });
});
