import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawJob } from "../../../src/diffusion/draw-job.ts";
import type { EngineEvent } from "../../../src/diffusion/job.ts";
import type { ReleasableModel } from "../../../src/diffusion/runtime/load-model.ts";
import type { Tensor } from "../../../src/diffusion/tensor.ts";
import { openModel } from "../../support/diffusion/open-model.ts";
import { tinyJob, tinyModel, tinyModelCopy } from "../../support/diffusion/tiny-model.ts";
import { spokenWarnings } from "../../support/words/spoken.ts";

async function loadTiny(name?: string): Promise<ReleasableModel> {
  return openModel(tinyModel(name));
}

async function draw(
  model: ReleasableModel,
  changes: Parameters<typeof tinyJob>[0],
  options: Partial<Parameters<typeof drawJob>[2]> = {},
): Promise<EngineEvent[]> {
  const events: EngineEvent[] = [];
  await drawJob(model, tinyJob(changes), {
    signal: new AbortController().signal,
    emit: async (event) => void events.push(event),
    ...options,
  });
  return events;
}

const nothingFinite = ({ dims, data }: Tensor) => ({ dims, data: data.map(() => NaN) });

describe("drawing with a refiner", () => {
  it("counts the steps of both, and ends with the refiner's own decoder", async () => {
    const [base, refiner] = [await loadTiny("tiny-xl"), await loadTiny("tiny-xl-refiner")];
    const decoded: string[] = [];
    const noting = (model: ReleasableModel) => ({
      ...model,
      autoencoder: {
        ...model.autoencoder,
        decode(latents: Tensor) {
          decoded.push(model.description.name);
          return model.autoencoder.decode(latents);
        },
      },
    });
    const share = { folder: tinyModel("tiny-xl-refiner"), highNoiseFraction: 0.5 };
    const events = await draw(
      noting(base),
      { scheduler: "Heun", refiner: share },
      { refiner: noting(refiner) },
    );
    const steps = events.flatMap((event) => (event.type === "progress" ? [event] : []));
    expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.at(-1)?.steps).toBe(steps.length);
    expect(decoded).toEqual(["tiny-xl-refiner"]);
  });

  it("refuses one that works on other latents before anything is drawn", async () => {
    const refiner = await loadTiny("tiny-xl-refiner");
    const drawing = draw(await loadTiny(), {}, { refiner });
    await expect(drawing).rejects.toThrow("cannot refine what tiny-epsilon draws");
  });
});

describe("drawing a job", () => {
  it("warns of an embedding that the prompt names and the model cannot use", async () => {
    const folder = await tinyModelCopy();
    await mkdir(join(folder, "embeddings"));
    await writeFile(join(folder, "embeddings/odd.safetensors"), "oh");
    const model = await loadTiny();
    const description = { ...model.description, folder };
    const events = await draw({ ...model, description }, { prompt: "an odd apple", steps: 1 });
    const warnings = events.filter((event) => event.type === "warning");
    expect(spokenWarnings(warnings)[0]).toMatchObject({
      option: "prompt",
      message: expect.stringMatching(
        /^The embedding odd .*: its name was taken as plain words\.$/u,
      ),
    });
    expect(events.at(-1)?.type).toBe("picture");
  });

  it("leaves out the pictures that are there already, and counts them as done", async () => {
    const events = await draw(await loadTiny(), { seeds: [1, 2] }, { skip: [0] });
    expect(new Set(events.map((event) => event.type !== "warning" && event.index))).toEqual(
      new Set([1]),
    );
    const [first] = events;
    expect(first?.type === "progress" && first.fraction).toBeGreaterThan(0.5);
  });

  it("shows previews from the second picture on where the model brings no map", async () => {
    const events = await draw(await loadTiny(), { seeds: [1, 2] });
    const previews = events.flatMap((event) => (event.type === "progress" ? [event] : []));
    expect(previews.filter(({ index }) => index === 0).every(({ preview }) => !preview)).toBe(true);
    const second = previews.find(({ index, preview }) => index === 1 && preview);
    expect(second?.preview).toMatchObject({ width: 32, height: 32 });
  });

  it("warns, before it begins, when the model cannot take the whole prompt", async () => {
    const model = await loadTiny();
    const description = { ...model.description, takesLongPrompts: false };
    const long = { prompt: "red ".repeat(30), negativePrompt: "sky ".repeat(30), steps: 1 };
    const events = await draw({ ...model, description }, long);
    expect(events.slice(0, 2)).toMatchObject([
      { type: "warning", option: "prompt" },
      { type: "warning", option: "negative_prompt" },
    ]);
    expect((await draw(model, long)).map(({ type }) => type)).not.toContain("warning");
  });

  it("tells the denoiser's calls as steps, which Heun makes twice", async () => {
    const events = await draw(await loadTiny(), { scheduler: "Heun", steps: 3 });
    expect(events.filter(({ type }) => type === "progress")).toHaveLength(5);
    expect(events[0]).toMatchObject({ step: 1, steps: 5 });
  });

  it("takes at least one step, however low the strength", async () => {
    const picture = { data: new Uint8Array(16 * 16 * 3), width: 16, height: 16 };
    const events = await draw(await loadTiny(), { initial: { picture, strength: 0 } });
    expect(events.map(({ type }) => type)).toEqual(["progress", "picture"]);
  });

  it("stops before the next step when it is aborted", async () => {
    const cancel = new AbortController();
    const events: EngineEvent[] = [];
    const emit = async (event: EngineEvent) => {
      events.push(event);
      cancel.abort(new Error("enough"));
    };
    const drawing = draw(await loadTiny(), {}, { signal: cancel.signal, emit });
    await expect(drawing).rejects.toThrow("enough");
    expect(events).toHaveLength(1);
  });

  it("draws a fixed-size model larger than it is, through tiles", async () => {
    const model = await loadTiny();
    const tile = { height: 8, width: 8 };
    const fixed = { denoiser: tile, decoder: tile, encoder: { height: 16, width: 16 } };
    const tiled = { ...model, description: { ...model.description, fixed } };
    const picture = { data: new Uint8Array(32 * 24 * 3).fill(99), width: 32, height: 24 };
    const events = await draw(tiled, {
      width: 32,
      height: 24,
      initial: { picture, strength: 0.5 },
    });
    const last = events.at(-1);
    expect(last?.type === "picture" && last.picture).toMatchObject({ width: 32, height: 24 });
  });

  it("explains a denoiser or decoder that gives nothing finite", async () => {
    const model = await loadTiny();
    const denoiser = { predict: async (latents: Tensor) => nothingFinite(latents) };
    await expect(draw({ ...model, denoiser: async () => denoiser }, {})).rejects.toThrow(
      "The denoiser gave numbers that are not finite",
    );
    const autoencoder = {
      ...model.autoencoder,
      decode: async (latents: Tensor) => nothingFinite(latents),
    };
    await expect(draw({ ...model, autoencoder }, {})).rejects.toThrow(
      "The decoder gave numbers that are not finite",
    );
  });

  it("refuses a model that predicts something unknown", async () => {
    const model = await loadTiny();
    const scheduler = { ...model.description.scheduler, predictionType: "flow" };
    const altered = { ...model, description: { ...model.description, scheduler } };
    await expect(draw(altered, {})).rejects.toThrow("prediction_type is flow, but only epsilon,");
  });
});
