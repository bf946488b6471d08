import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createEngine } from "../../../../src/diffusion/engine.ts";
import { quoted } from "../../../../src/words/index.ts";
import type { GenerationContext, GenerationEvent } from "../../../../src/providers/image-model.ts";
import { createRefiners } from "../../../../src/providers/local/refiners.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { openModel } from "../../../support/local-models/open-model.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const engine = createEngine({ log: silent, device: "cpu", threads: 1 });
afterAll(() => engine.close());

const request = { model: "x", prompt: "a red apple", count: 3, seed: 40, steps: 3 };

async function noSource(): Promise<never> {
  throw new Error("There is no source.");
}

function contextWith(changes: Partial<GenerationContext> = {}): GenerationContext {
  return {
    signal: new AbortController().signal,
    finished: new Set(),
    remoteIds: new Map(),
    source: noSource,
    mask: noSource,
    picture: noSource,
    paced: (call) => call(new AbortController().signal),
    ...changes,
  };
}

async function run(changes: Partial<GenerationContext> = {}, asked: object = {}) {
  const model = await openModel(engine, tinyModel());
  const events: GenerationEvent[] = [];
  const plan = model.plan({ ...request, ...asked });
  for await (const event of model.execute(plan, contextWith(changes))) events.push(event);
  return events;
}

const pictures = (events: readonly GenerationEvent[]) =>
  events.flatMap((event) => (event.type === "picture" ? [event] : []));

/** diffusers' latents of an Euler run of ten steps, where the refiner takes over at that share. */
const reference = (fraction: number): Promise<Float32Array> =>
  latentsOf(
    "tiny-xl-experts",
    (each) =>
      each["scheduler"] === "Euler" && each["steps"] === 10 && each["fraction"] === fraction,
  );

/** diffusers' latents of the first such case in a file of references. */
async function latentsOf(
  name: string,
  isMeant: (golden: Record<string, unknown>) => boolean,
): Promise<Float32Array> {
  const file = join(import.meta.dirname, "../../../golden/latents", name);
  const cases: Record<string, unknown>[] = JSON.parse(await readFile(`${file}.json`, "utf8"));
  const found = cases.find(isMeant);
  const bytes = await readFile(`${file}.bin`);
  return new Float32Array(bytes.buffer, bytes.byteOffset + Number(found?.["offset"]) * 4, 256);
}

describe("drawing with a refiner", () => {
  const asked = {
    model: "local/tiny-xl",
    prompt: "a red apple, drawn in ink",
    negativePrompt: "the house",
    count: 1,
    seed: 42,
    steps: 10,
    guidanceScale: 7.5,
    scheduler: "Euler",
    size: { width: 16, height: 16 },
  };

  it.each([0.8, 0.5])("gives what diffusers gives, by both models: %d", async (fraction) => {
    const refiners = createRefiners();
    const model = await openModel(engine, tinyModel("tiny-xl"), refiners);
    expect(model.capabilities.refiner).toBeUndefined();
    const refiner = await openModel(engine, tinyModel("tiny-xl-refiner"), refiners);
    expect(refiner.capabilities).toMatchObject({ textToImage: false, imageToImage: true });
    expect(model.capabilities.refiner?.highNoiseFraction.default).toBe(0.8);
    const highNoiseFraction = fraction === 0.8 ? undefined : fraction;
    const plan = model.plan({ ...asked, refiner: { on: true, highNoiseFraction } });
    expect(plan.warnings).toEqual([]);
    const kept: Float32Array[] = [];
    const context = contextWith({ keepLatents: (_, { data }) => kept.push(data) });
    for await (const event of model.execute(plan, context)) expect(event.type).not.toBe("warning");
    const expected = await reference(fraction);
    const difference = Math.max(
      ...expected.map((value, index) => Math.abs(value - (kept[0]?.[index] ?? NaN))),
    );
    expect(difference).toBeLessThan(1e-3);
  });

  it("says so when the refiner was taken away after planning", async () => {
    const model = await openModel(engine, tinyModel("tiny-xl"));
    const plan = model.plan(asked);
    const refiner = { on: true, model: "local/gone", highNoiseFraction: 0.8 };
    const drawing = model.execute(
      { ...plan, request: { ...plan.request, refiner } },
      contextWith(),
    );
    const draining = async () => {
      for await (const event of drawing) expect(event).toBeUndefined();
    };
    await expect(draining()).rejects.toThrow("local/gone is no longer on this machine");
  });
});

describe("a guidance rescale", () => {
  it("gives what diffusers gives", async () => {
    const model = await openModel(engine, tinyModel("tiny-xl"));
    const plan = model.plan({
      model: "local/tiny-xl",
      prompt: "a red apple, drawn in ink",
      negativePrompt: "the house",
      count: 1,
      seed: 42,
      steps: 4,
      guidanceScale: 7.5,
      guidanceRescale: 0.7,
      scheduler: "Euler",
      size: { width: 16, height: 16 },
    });
    const kept: Float32Array[] = [];
    const context = contextWith({ keepLatents: (_, { data }) => kept.push(data) });
    for await (const event of model.execute(plan, context)) expect(event.type).not.toBe("warning");
    const expected = await latentsOf("tiny-xl", ({ guidance_rescale: rescale }) => rescale === 0.7);
    const difference = Math.max(
      ...expected.map((value, index) => Math.abs(value - (kept[0]?.[index] ?? NaN))),
    );
    expect(difference).toBeLessThan(1e-3);
  });
});

describe("drawing with a local model", () => {
  it("yields rising progress and every picture with its seed, as pixels", async () => {
    const events = await run();
    expect(pictures(events).map(({ position, seed }) => [position, seed])).toEqual([
      [0, 40],
      [1, 41],
      [2, 42],
    ]);
    expect(pictures(events)[0]?.content).toMatchObject({ kind: "pixels", width: 16, height: 16 });
    const fractions = events.flatMap((event) => (event.type === "progress" ? event.fraction : []));
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBeLessThanOrEqual(1);
  });

  it("makes only the pictures that are not stored yet, the same as before", async () => {
    const all = pictures(await run());
    const rest = pictures(await run({ finished: new Set([0, 1]) }));
    expect(rest.map(({ position }) => position)).toEqual([2]);
    expect(rest[0]?.content).toEqual(all[2]?.content);
    expect(await run({ finished: new Set([0, 1, 2]) })).toEqual([]);
  });

  it("asks for the source in the size it will be drawn at", async () => {
    const asked: object[] = [];
    const pixels = {
      kind: "pixels" as const,
      data: new Uint8Array(16 * 16 * 3),
      width: 16,
      height: 16,
    };
    const source = (async (target: object) => {
      asked.push(target);
      return pixels;
    }) as unknown as GenerationContext["source"];
    const events = await run(
      { source },
      { count: 1, source: { picture: "abc", width: 900, height: 900, strength: 0.5 } },
    );
    expect(asked).toEqual([{ width: 16, height: 16, fit: "cover", format: "pixels" }]);
    expect(pictures(events)).toHaveLength(1);
  });

  it("leaves the final latents with whoever wants them", async () => {
    const kept: [number, object][] = [];
    await run({ keepLatents: (position, latents) => kept.push([position, latents]) }, { count: 2 });
    expect(kept.map(([position]) => position)).toEqual([0, 1]);
    expect(kept[0]?.[1]).toMatchObject({ channels: 4, height: 8, width: 8 });
  });

  it("passes on what turned out differently", async () => {
    const warning = { option: "prompt", message: quoted("too long") };
    const talking = {
      ...engine,
      async *generate() {
        yield { type: "warning" as const, ...warning };
      },
    };
    const model = await openModel(talking, tinyModel());
    const events: GenerationEvent[] = [];
    for await (const event of model.execute(model.plan(request), contextWith())) events.push(event);
    expect(events).toEqual([{ type: "warning", warning }]);
  });

  it("ends with the signal's reason when it is aborted", async () => {
    const cancel = new AbortController();
    cancel.abort(new Error("never mind"));
    await expect(run({ signal: cancel.signal })).rejects.toThrow("never mind");
  });
});
