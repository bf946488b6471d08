import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createAutoencoder } from "../../../../src/diffusion/models/autoencoder.ts";
import {
  type AutoencoderTiling,
  autoencoderTiling,
} from "../../../../src/diffusion/models/autoencoder-tiling.ts";
import type { Session } from "../../../../src/diffusion/onnx/session.ts";
import { openSession } from "../../../../src/diffusion/runtime/onnx-session.ts";
import { type Tensor, zeros } from "../../../../src/diffusion/tensor.ts";
import { bundledModelFolder } from "../../../support/bundled-model-folder.ts";

const anySize = { denoiser: undefined, decoder: undefined, encoder: undefined };
const free = (isSparing: boolean, latentScale = 8) =>
  autoencoderTiling({ fixed: anySize, latentScale }, { isSparing });

describe("the tiling of an autoencoder", () => {
  it("leaves pictures up to 1024 × 1024 whole, or 512 × 512 where memory is short", () => {
    const tall = { height: 192, width: 80 };
    expect(free(false).decoder(tall)).toMatchObject({ tile: tall, outputScale: 8 });
    expect(free(true).decoder(tall).tile).toEqual({ height: 64, width: 64 });
    expect(free(true).decoder({ height: 64, width: 64 }).tile).toEqual({ height: 64, width: 64 });
  });

  it("cuts what is larger, each side by itself", () => {
    const { encoder, decoder } = free(false);
    expect(decoder({ height: 256, width: 96 }).tile).toEqual({ height: 128, width: 96 });
    expect(encoder({ height: 2048, width: 2048 })).toEqual({
      tile: { height: 1024, width: 1024 },
      overlap: 0.25,
      outputScale: 1 / 8,
    });
  });

  it("keeps to the size that a graph is fixed to", () => {
    const fixed = { ...anySize, decoder: { height: 16, width: 16 } };
    const { decoder } = autoencoderTiling({ fixed, latentScale: 8 }, { isSparing: false });
    expect(decoder({ height: 20, width: 20 })).toMatchObject({
      tile: { height: 16, width: 16 },
      overlap: 0.5,
    });
  });
});

/** Half a million pixels through the real graphs, on a machine that may be busy. */
const TIMEOUT_MS = 120_000;
const [WIDTH, HEIGHT] = [576, 512];

/** Waves and three striped discs, which lie across the tiles' edges. */
function picture(): Tensor {
  const value = zeros([1, 3, HEIGHT, WIDTH]);
  const discs = [
    [190, 130, 90],
    [390, 250, 140],
    [500, 400, 70],
  ] as const;
  for (let index = 0; index < value.data.length; index += 1) {
    const x = index % WIDTH;
    const y = Math.floor(index / WIDTH) % HEIGHT;
    const channel = Math.floor(index / WIDTH / HEIGHT);
    const isInside = discs.some(([left, top, radius]) => Math.hypot(x - left, y - top) < radius);
    value.data[index] = isInside
      ? 0.8 - 0.5 * channel + 0.2 * Math.sin(x / 9)
      : Math.sin(x / 40 + channel) * Math.cos(y / 55 - channel) * 0.5;
  }
  return value;
}

/** Peak signal-to-noise ratio in decibels of values from about −1 to 1. */
function similarity(first: Tensor, second: Tensor): number {
  const squares = first.data.reduce(
    (sum, each, at) => sum + (each - (second.data[at] ?? NaN)) ** 2,
    0,
  );
  return 10 * Math.log10(4 / (squares / first.data.length));
}

/** How much more two neighbouring columns differ in one picture than in the other, at most. */
function sharpestSeam(tiled: Tensor, whole: Tensor): number {
  const difference = tiled.data.map((value, index) => value - (whole.data[index] ?? NaN));
  const rows = difference.length / WIDTH;
  const jumps = Array.from({ length: WIDTH - 1 }, (_, x) => {
    let sum = 0;
    for (let y = 0; y < rows; y += 1) {
      const [here = NaN, beside = NaN] = difference.subarray(y * WIDTH + x);
      sum += beside - here;
    }
    return Math.abs(sum / rows);
  });
  return Math.max(...jumps);
}

async function open(part: string): Promise<Session> {
  const path = join(bundledModelFolder, part, "model.onnx");
  return await openSession(path, { executionProvider: "cpu", threads: 0, stage: "autoencoder" });
}

describe("a tiled autoencoder", () => {
  it(
    "gives nearly what it would give in one piece, without a seam",
    async () => {
      const [encoder, decoder] = [await open("vae_encoder"), await open("vae_decoder")];
      const create = (tiling: AutoencoderTiling) =>
        createAutoencoder({
          numbers: { scalingFactor: 1, shiftFactor: 0, mean: undefined, deviation: undefined },
          channels: 12,
          tiling,
          encoder: async () => encoder,
          decoder: async () => decoder,
        });
      const [whole, tiled] = [create(free(false, 16)), create(free(true, 16))];

      const latents = await whole.encode(picture(), zeros);
      const decoded = await whole.decode(latents);
      const inTiles = await tiled.decode(latents);
      const encodedInTiles = await tiled.encode(picture(), zeros);
      expect(similarity(inTiles, decoded)).toBeGreaterThan(40);
      expect(sharpestSeam(inTiles, decoded)).toBeLessThan(0.005);
      expect(encodedInTiles.dims).toEqual(latents.dims);
      expect(similarity(encodedInTiles, latents)).toBeGreaterThan(25);
      await Promise.all([encoder.release(), decoder.release()]);
    },
    TIMEOUT_MS,
  );
});
