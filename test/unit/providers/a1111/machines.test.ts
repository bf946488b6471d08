import { describe, expect, it, onTestFinished } from "vitest";
import {
  type A1111Double,
  type A1111DoubleOptions,
  startA1111Double,
} from "../../../support/vendors/a1111-double.ts";
import { openWith } from "../../../support/vendors/open-provider.ts";
import { runModel } from "../../../support/vendors/run-model.ts";

const ID = "a1111/dreamshaper_8";

async function start(options: A1111DoubleOptions = {}): Promise<A1111Double> {
  const double = await startA1111Double(options);
  onTestFinished(async () => double.close());
  return double;
}

async function open(doubles: readonly A1111Double[]) {
  const urls = doubles.map(({ url }) => url.href).join(",");
  const opened = await openWith("a1111", { A1111_URL: urls });
  onTestFinished(async () => opened.open.close?.());
  return opened;
}

describe("several machines", () => {
  it("share the pictures, one each at a time", async () => {
    const doubles = [await start(), await start()];
    const { model } = await open(doubles);
    for (const { desk } of doubles) desk.hold();
    const run = Promise.all([runModel(model(ID), { count: 4 }), runModel(model(ID), { count: 4 })]);
    await expect.poll(() => doubles.map(({ posts }) => posts.length)).toEqual([1, 1]);
    for (const { desk } of doubles) desk.finish();
    const results = await run;
    expect(results.flatMap((result) => result.of("picture"))).toHaveLength(8);
  });

  it("take over from one that dies", async () => {
    const doubles = [await start(), await start()] as const;
    const { model } = await open(doubles);
    doubles[0].desk.hold();
    doubles[1].desk.hold();
    const run = runModel(model(ID), { count: 4 });
    await expect.poll(() => doubles.map(({ posts }) => posts.length)).toEqual([1, 1]);
    await doubles[0].close();
    doubles[1].desk.finish();
    const result = await run;
    expect(result.error).toBeUndefined();
    expect(result.of("failed")).toEqual([]);
    expect(result.of("picture")).toHaveLength(4);
  });

  it("keep the models of one that does not answer, and those of the others", async () => {
    const doubles = [await start({ checkpoints: ["one"] }), await start({ checkpoints: ["two"] })];
    const { open: opened } = await open(doubles);
    expect(opened.models().map(({ id }) => id)).toEqual(["a1111/one", "a1111/two"]);
  });

  it.each([
    ["share twenty pictures", false],
    ["deliver all of twenty when one dies in the middle", true],
  ])("%s", async (_, dies) => {
    const doubles = [await start(), await start()] as const;
    const { model } = await open(doubles);
    for (const { desk } of doubles) desk.hold();
    const running = Promise.all(
      Array.from({ length: 20 }, async (_each, seed) => runModel(model(ID), { seed })),
    );
    await expect.poll(() => doubles.map(({ posts }) => posts.length)).toEqual([1, 1]);
    if (dies) await doubles[0].close();
    for (const { desk } of doubles) desk.finish();
    const results = await running;
    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
    expect(results.flatMap(({ of }) => of("picture"))).toHaveLength(20);
    const [first, second] = doubles.map(({ posts }) => posts.length);
    // The one that died had one of them, which was drawn again elsewhere.
    if (dies) expect([first, second]).toEqual([1, 20]);
    else expect([first, second].every((count = 0) => count > 5)).toBe(true);
  });
});
