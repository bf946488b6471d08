import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { describeModel } from "../../../src/diffusion/model-folder/describe-model.ts";
import { drawJob } from "../../../src/diffusion/draw-job.ts";
import type { EngineEvent, GenerationJob } from "../../../src/diffusion/job.ts";
import { loadModel } from "../../../src/diffusion/runtime/load-model.ts";
import { openSession } from "../../../src/diffusion/runtime/onnx-session.ts";
import { tinyJob, tinyModel } from "../../support/diffusion/tiny-model.ts";

/** How many rows each of the denoiser's runs had. */
const rows: number[] = [];
let isFailing = false;
const description = await describeModel(tinyModel());
const models = [1, 4].map((picturesTogether) =>
  loadModel(
    description,
    async (file, stage) => {
      const session = await openSession(file, { executionProvider: "cpu", threads: 1, stage });
      if (!file.includes(join("unet", "model.onnx"))) return session;
      return {
        ...session,
        run: async (feeds) => {
          rows.push(feeds["sample"]?.dims[0] ?? 0);
          if (isFailing) throw new Error("The GPU fell out.");
          return await session.run(feeds);
        },
      };
    },
    { picturesTogether },
  ),
);
afterAll(() => Promise.all(models.map((model) => model.release())));

async function draw(together: boolean, changes: Partial<GenerationJob>, skip: number[] = []) {
  const events: EngineEvent[] = [];
  const model = models[together ? 1 : 0];
  if (model === undefined) throw new Error("There are two models.");
  rows.length = 0;
  const drawing = drawJob(model, tinyJob(changes), {
    signal: new AbortController().signal,
    skip,
    emit: async (event) => void events.push(event),
  });
  return { drawing, events };
}

const picturesOf = (events: readonly EngineEvent[]) =>
  events
    .filter((event) => event.type === "picture")
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, seed, latents }) => ({ index, seed, latents }));

describe("pictures that share the denoiser's runs", () => {
  it.each([
    ["Euler", 6, {}],
    ["Euler a, fresh noise in every step", 6, { scheduler: "Euler a" }],
    ["Heun, two calls a step", 6, { scheduler: "Heun" }],
    ["without guidance", 3, { guidanceScale: 1 }],
  ])("are those that are drawn alone: %s", async (_, rowsOfRun, changes) => {
    const job = { seeds: [7, 8, 9], wantLatents: true, ...changes };
    const alone = await draw(false, job);
    await alone.drawing;
    const shared = await draw(true, job);
    await shared.drawing;
    expect(picturesOf(shared.events)).toEqual(picturesOf(alone.events));
    expect(new Set(rows)).toEqual(new Set([rowsOfRun]));
  });

  it("come in groups, without those that are there already, and tell a growing fraction", async () => {
    const { drawing, events } = await draw(true, { seeds: [1, 2, 3, 4, 5, 6], steps: 2 }, [0]);
    await drawing;
    expect(rows).toEqual([8, 8, 2, 2]);
    expect(picturesOf(events).map(({ index }) => index)).toEqual([1, 2, 3, 4, 5]);
    const fractions = events.flatMap((event) => (event.type === "progress" ? event.fraction : []));
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions[0]).toBeGreaterThan(1 / 6);
    expect(fractions.at(-1)).toBeLessThan(1);
  });

  it("fail together, with the reason, and no run comes after", async () => {
    isFailing = true;
    const { drawing } = await draw(true, { seeds: [1, 2, 3] });
    await expect(drawing).rejects.toThrow("The GPU fell out.");
    isFailing = false;
    expect(rows).toEqual([6]);
  });
});
