import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../src/diffusion/model-folder/describe-model.ts";
import { findTinyDecoder } from "../../src/diffusion/model-folder/find-tiny-decoder.ts";
import { drawJob } from "../../src/diffusion/draw-job.ts";
import type { EngineEvent } from "../../src/diffusion/job.ts";
import { ModelShelf } from "../../src/diffusion/runtime/model-shelf.ts";
import type { InferenceSettings } from "../../src/diffusion/runtime/protocol.ts";
import { tensor } from "../../src/diffusion/tensor.ts";
import { tinyJob, tinyModel } from "../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const tiny = tinyModel("tiny-autoencoder");
const voices = { report: async () => {}, warn: async () => {} };

/** What torch decodes from latents that are sines; made by tiny_autoencoder.py. */
const golden: { readonly dims: readonly number[]; readonly picture: readonly number[] } =
  JSON.parse(readFileSync(join(import.meta.dirname, "tiny-autoencoder.json"), "utf8"));
const latents = tensor(
  Float32Array.from({ length: 4 * 8 * 8 }, (_, index) => Math.sin(index)),
  [1, 4, 8, 8],
);

/** A directory with one tiny model, and a tiny decoder in a folder of that name (relative to it). */
async function modelsWith(decoderFolder?: string) {
  const directory = await temporaryFolder();
  const folder = join(directory, "model");
  await cp(tinyModel(), folder, { recursive: true });
  if (decoderFolder !== undefined) {
    await cp(tiny, join(directory, decoderFolder), { recursive: true });
  }
  return { directory, folder, find: async () => findTinyDecoder(await describeModel(folder)) };
}

describe("finding a tiny decoder", () => {
  it.each(["model/taesd", "model/vae_tiny", "taesd"])("looks in %s", async (place) => {
    const { directory, find } = await modelsWith(place);
    const path = join(directory, place, "vae_decoder/model.onnx");
    expect(await find()).toEqual({ path, scalingFactor: 1 });
  });

  it("does not mistake SDXL's for Stable Diffusion's", async () => {
    const { folder, find } = await modelsWith("taesdxl");
    expect(await find()).toBeUndefined();
    const description = await describeModel(folder);
    const path = join(folder, "../taesdxl/vae_decoder/model.onnx");
    const xl = { ...description, family: "stable-diffusion-xl" } as const;
    expect(await findTinyDecoder(xl)).toEqual({ path, scalingFactor: 1 });
  });

  it("passes over one with other channels, and one that is damaged", async () => {
    const { folder, find } = await modelsWith("taesd");
    const description = await describeModel(folder);
    expect(await findTinyDecoder({ ...description, latentChannels: 8 })).toBeUndefined();
    const own = join(folder, "taesd");
    await mkdir(own);
    await writeFile(join(own, "decoder.onnx"), "no graph");
    expect((await find())?.path).toContain("/taesd/vae_decoder/");
    await rm(join(folder, "../taesd"), { recursive: true });
    expect(await find()).toBeUndefined();
  });
});

describe("a tiny decoder", () => {
  const settings: InferenceSettings = { device: "cpu", threads: 1 };

  it("makes the previews, as torch would decode them", async () => {
    const { folder } = await modelsWith("taesd");
    const model = await new ModelShelf(settings, voices).take(folder);
    const preview = await model.preview(latents);
    const [, , height = 0, width = 0] = golden.dims;
    expect(preview).toMatchObject({ width, height });
    for (const [index, level] of (preview?.data ?? []).entries()) {
      const value = golden.picture[(index % 3) * width * height + Math.floor(index / 3)] ?? NaN;
      const expected = Math.min(Math.max((value / 2 + 0.5) * 255, 0), 255);
      expect(Math.abs(level - expected)).toBeLessThanOrEqual(0.51);
    }
    await model.release();
  });

  it("makes the pictures of low-memory mode where the settings say so, and only there", async () => {
    const { folder } = await modelsWith("taesd");
    const draw = async (changes: Partial<InferenceSettings>) => {
      const model = await new ModelShelf({ ...settings, ...changes }, voices).take(folder);
      const events: EngineEvent[] = [];
      const emit = async (event: EngineEvent) => void events.push(event);
      const job = tinyJob({ folder, steps: 1 });
      await drawJob(model, job, { signal: new AbortController().signal, emit });
      await model.release();
      const last = events.at(-1);
      if (last?.type !== "picture") throw new Error("No picture came.");
      return last.picture.data;
    };
    const whole = await draw({ lowMemory: "on" });
    expect(await draw({ tinyDecoder: true })).toEqual(await draw({}));
    expect(await draw({ lowMemory: "on", tinyDecoder: true })).not.toEqual(whole);
  });
});
