import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStudio } from "../../../support/pipeline/open-studio.ts";
import {
  drawEverything,
  type Script,
  scriptedModel,
} from "../../../support/pipeline/scripted-model.ts";
import { eventually, settle } from "../../../support/pipeline/simulated-clock.ts";

/** A script that waits for the test before it draws, and counts how many do so at a time. */
function gatedScript() {
  const gates: (() => void)[] = [];
  const order: string[] = [];
  let running = 0;
  let most = 0;
  const script: Script = async function* gated(plan, context) {
    running += 1;
    most = Math.max(most, running);
    order.push(plan.request.prompt);
    await new Promise<void>((resolve) => {
      gates.push(resolve);
    });
    yield* drawEverything(plan, context);
    running -= 1;
  };
  return { gates, order, script, most: () => most };
}

describe("the queue", () => {
  it("works on as many jobs at a time as the account takes", async () => {
    const { gates, script, most } = gatedScript();
    const model = scriptedModel({ script, pace: { concurrency: 2 } });
    const { ask, reaches } = await openStudio([model]);
    const jobs = [];
    for (let each = 0; each < 5; each += 1) jobs.push((await ask()).job);
    for (let each = 0; each < 5; each += 1) {
      await eventually(() => gates.length > 0);
      gates.shift()?.();
    }
    for (const job of jobs) await reaches(job.id, "delivered");
    expect(most()).toBe(2);
  });

  it("counts models of one account together, and others apart", async () => {
    const shared = gatedScript();
    const apart = gatedScript();
    const pace = { account: "shared" };
    const { ask } = await openStudio([
      scriptedModel({ id: "a/one", script: shared.script, pace }),
      scriptedModel({ id: "a/two", script: shared.script, pace }),
      scriptedModel({ id: "b/three", script: apart.script }),
    ]);
    for (const model of ["a/one", "a/two", "b/three"]) await ask({ model });
    await eventually(() => shared.gates.length + apart.gates.length === 2);
    await settle();
    expect([shared.gates.length, apart.gates.length]).toEqual([1, 1]);
  });

  it("shows places and progress in the view of one's own jobs", async () => {
    const { gates, script } = gatedScript();
    const { ask, studio } = await openStudio([scriptedModel({ script })]);
    const first = await ask();
    await eventually(() => gates.length === 1);
    const second = await ask();
    await ask({}, "berta");
    const view = await studio.queue("anna");
    expect(view).toMatchObject({ waiting: 2, running: 1 });
    expect(view.mine.map((entry) => entry.job.id)).toEqual([first.job.id, second.job.id]);
    expect(view.mine[0]).toMatchObject({ progress: { fraction: 0 }, position: undefined });
    expect(view.mine[1]?.progress).toBeUndefined();
    expect(view.mine[1]?.position?.ahead).toBe(1);
  });

  it("delays nobody by more than one job of somebody who asks for many", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 8 }), fc.nat(5), async (flood, after) => {
        const { gates, order, script } = gatedScript();
        const { ask } = await openStudio([scriptedModel({ script })]);
        for (let each = 0; each < flood; each += 1) await ask({ prompt: "flood" }, "anna");
        const before = Math.min(after, flood - 1);
        for (let each = 0; each < before; each += 1) {
          await eventually(() => gates.length > 0);
          gates.shift()?.();
        }
        await eventually(() => gates.length > 0);
        const position = order.length;
        await ask({ prompt: "mine" }, "berta");
        gates.shift()?.();
        await eventually(() => order.length > position);
        expect(order[position]).toBe("mine");
        for (;;) {
          await settle();
          const gate = gates.shift();
          if (gate === undefined) break;
          gate();
          await eventually(() => gates.length > 0 || order.length === flood + 1);
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it("looks again by itself after the storage failed", async () => {
    const model = scriptedModel();
    const { storage, ask, clock, log, reaches } = await openStudio([model]);
    const takeNext = storage.jobs.takeNext.bind(storage.jobs);
    let failures = 1;
    storage.jobs.takeNext = async (accepts) => {
      failures -= 1;
      if (failures >= 0) throw new Error("disk trouble");
      return takeNext(accepts);
    };
    const { job } = await ask();
    await eventually(() => log.lines.some((line) => line.level === "error"));
    await clock.advance(1000);
    await reaches(job.id, "delivered");
    expect(model.runs).toHaveLength(1);
  });
});
