import { describe, expect, it } from "vitest";
import { openComfyui } from "../../../support/vendors/comfyui/open-comfyui.ts";
import { runModel } from "../../../support/vendors/run-model.ts";

const made = (results: readonly Awaited<ReturnType<typeof runModel>>[]): number =>
  results.reduce((sum, { of }) => sum + of("picture").length, 0);

describe("two machines", () => {
  it("share twenty pictures", async () => {
    const { model, machines } = await openComfyui([{}, {}]);
    for (const { runner } of machines) runner.stepMs = 2;
    const results = await Promise.all(
      Array.from({ length: 20 }, async (_, seed) => runModel(model("v1-5"), { seed })),
    );
    expect(made(results)).toBe(20);
    for (const { runner } of machines) expect(runner.done.length).toBeGreaterThan(5);
  });

  it("deliver all of them when one dies in the middle", async () => {
    const { model, machines } = await openComfyui([{}, {}]);
    const [dying, other] = machines;
    for (const { runner } of machines) runner.stepMs = 5;
    const running = Array.from({ length: 20 }, async (_, seed) =>
      runModel(model("v1-5"), { seed }),
    );
    while (dying?.runner.running === undefined) await new Promise(setImmediate);
    dying.isDead = true;
    const results = await Promise.all(running);
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    expect(made(results)).toBe(20);
    expect(other?.runner.done.length).toBeGreaterThanOrEqual(20 - dying.runner.done.length);
  });

  it("leave out the one that is dead from the start", async () => {
    const { model, machines } = await openComfyui([{}, {}]);
    const [dead] = machines;
    if (dead) dead.isDead = true;
    const results = [];
    for (let seed = 0; seed < 3; seed += 1) results.push(await runModel(model("v1-5"), { seed }));
    expect(made(results)).toBe(3);
    expect(dead?.posts).toEqual([]);
  });

  it("prefer the model that is in memory, where both have nothing to do", async () => {
    const { model, machines } = await openComfyui([{}, {}]);
    for (const name of ["v1-5", "xl/base_xl", "v1-5", "v1-5", "xl/base_xl", "v1-5"]) {
      expect((await runModel(model(name))).error).toBeUndefined();
    }
    const drawn = machines.map(({ posts }) => new Set(posts.map(({ body }) => body?.["model"])));
    expect(drawn).toEqual([new Set(["v1-5.safetensors"]), new Set(["xl/base_xl.safetensors"])]);
  });

  it("fail in words when both are dead", async () => {
    const { model, machines } = await openComfyui([{}, {}]);
    for (const machine of machines) machine.isDead = true;
    const { error } = await runModel(model("v1-5"));
    expect(error).toMatchObject({ kind: "overloaded", billed: "no" });
  });
});
