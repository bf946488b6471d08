import { describe, expect, it } from "vitest";
import { drawMany, type LineResult } from "../../../../src/cli/imagine/draw-many.ts";
import { UserError } from "../../../../src/domain/errors.ts";
import {
  imagineOptions,
  openImagineContext,
  type TestImagineContext,
} from "../../../support/cli/imagine-context.ts";
import { pictureEvent, scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { quoted } from "../../../../src/words/index.ts";

async function* each(lines: readonly string[]) {
  yield* lines;
}

async function run(lines: readonly string[], context: TestImagineContext, shared = {}) {
  const results: LineResult[] = [];
  const tell = (result: LineResult) => void results.push(result);
  const out = await temporaryFolder();
  const areWhole = await drawMany(
    each(lines),
    { shared: imagineOptions({ out, ...shared }), tell },
    context,
  );
  return { results, areWhole };
}

const seedsOf = (result: LineResult | undefined) =>
  result !== undefined && "images" in result ? result.images.map(({ seed }) => seed) : result;

describe("many requests", () => {
  it("are drawn in order, bad lines among them", async () => {
    const context = await openImagineContext([scriptedModel()]);
    const lines = [
      '{"prompt":"x","seed":1}',
      "",
      "{no json",
      "[1]",
      "null",
      '{"seed":2}',
      '{"prompt":"x","widht":2}',
      '{"prompt":"x","model":"local/none"}',
      '{"prompt":"x","seed":"3"}',
    ];
    const { results, areWhole } = await run(lines, context);
    expect(areWhole).toBe(false);
    expect(results.map(seedsOf)).toEqual([
      [1],
      { error: "The line is not a JSON object." },
      { error: "The line is not a JSON object." },
      { error: "The line is not a JSON object." },
      { error: expect.stringContaining("Say what to draw") },
      { error: "There is no option --widht." },
      { error: expect.stringContaining('no model called "local/none"') },
      [3],
    ]);
  });

  it("take what they do not say themselves from the flags", async () => {
    const model = scriptedModel();
    const context = await openImagineContext([model]);
    const shared = { prompt: "a cat", steps: 9, negative: "dogs" };
    const { areWhole } = await run(['{"steps":3}', '{"prompt":"a hat"}'], context, shared);
    expect(areWhole).toBe(true);
    expect(model.runs.map(({ plan }) => plan.request)).toMatchObject([
      { prompt: "a cat", steps: 3, negativePrompt: "dogs" },
      { prompt: "a hat", steps: 9, negativePrompt: "dogs" },
    ]);
  });

  it("let the flags of a line's prompt beat what the command line says", async () => {
    const model = scriptedModel();
    const context = await openImagineContext([model]);
    const lines = ['{"prompt":"a hat --steps 5 --no dogs"}', '{"prompt":"a --seed 1","seed":2}'];
    const { results } = await run(lines, context, { steps: 9, negative: "cats" });
    expect(model.runs.map(({ plan }) => plan.request)).toMatchObject([
      { prompt: "a hat", steps: 5, negativePrompt: "dogs" },
    ]);
    expect(results[1]).toEqual({ error: "--seed stands there twice. Leave one of them out." });
  });

  it("are not whole when pictures are missing", async () => {
    const error = new UserError("gone", quoted("Gone."));
    const model = scriptedModel({
      async *script(plan) {
        yield pictureEvent(plan, 0);
        yield { type: "failed", positions: [1], error };
      },
    });
    const { results, areWhole } = await run(
      ['{"prompt":"x","count":2,"seed":1}'],
      await openImagineContext([model]),
    );
    expect(results.map(seedsOf)).toEqual([[1]]);
    expect(areWhole).toBe(false);
  });

  it("end where somebody interrupts", async () => {
    const context = await openImagineContext([scriptedModel()]);
    const results: LineResult[] = [];
    const tell = (result: LineResult) => {
      results.push(result);
      context.interrupt();
    };
    const lines = ['{"prompt":"x"}', '{"prompt":"y"}'];
    const shared = imagineOptions({ out: await temporaryFolder() });
    expect(await drawMany(each(lines), { shared, tell }, context)).toBe(false);
    expect(results).toHaveLength(1);
  });

  it("do not hide a bug", async () => {
    const context = await openImagineContext([scriptedModel()], {
      addFolder: () => Promise.reject(new TypeError("a bug")),
    });
    await expect(run(['{"prompt":"x","model":"."}'], context)).rejects.toThrow(TypeError);
  });
});
