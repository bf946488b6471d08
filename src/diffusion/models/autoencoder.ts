import type { LatentNumbers } from "../description/model-description.ts";
import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { combine, type Tensor, zeros } from "../tensor.ts";
import { fromDenoiser, toDenoiser } from "./latent-numbers.ts";
import { overTiles } from "../tiles.ts";
import type { AutoencoderTiling } from "./autoencoder-tiling.ts";
import { outputOf, type Session } from "../onnx/session.ts";

/** Translates between pictures ([1, 3, h, w], −1…1) and the latents that the denoiser works on. */
export interface Autoencoder {
  /** `noise` draws unit noise of a shape, for encoders that give a distribution. */
  encode(picture: Tensor, noise: (dims: readonly number[]) => Tensor): Promise<Tensor>;
  decode(latents: Tensor): Promise<Tensor>;
}

/** The latents' numbers, and how to reach the graphs, which are loaded when first needed. */
export interface AutoencoderParts {
  readonly numbers: LatentNumbers;
  /** How many channels the latents have. */
  readonly channels: number;
  readonly tiling: AutoencoderTiling;
  readonly encoder: () => Promise<Session>;
  readonly decoder: () => Promise<Session>;
}

/** An autoencoder over its two graphs, which takes pictures of any size. */
export function createAutoencoder({
  numbers,
  channels,
  tiling,
  encoder,
  decoder,
}: AutoencoderParts): Autoencoder {
  return {
    async encode(picture, noise) {
      const session = await encoder();
      const name = session.outputs.has("latent_parameters") ? "latent_parameters" : "latent_sample";
      const [, , height = 0, width = 0] = picture.dims;
      const encoded = await overTiles(picture, tiling.encoder({ height, width }), async (sample) =>
        outputOf(await session.run({ sample }), name),
      );
      return toDenoiser(sampleOf(encoded, channels, noise), numbers);
    },
    async decode(latents) {
      const session = await decoder();
      const [, , height = 0, width = 0] = latents.dims;
      const sample = fromDenoiser(latents, numbers);
      return await overTiles(sample, tiling.decoder({ height, width }), async (tile) =>
        outputOf(await session.run({ latent_sample: tile }), "sample"),
      );
    },
  };
}

/** What an encoder gave as latents: as it is, or drawn from the distribution that it gave. */
function sampleOf(
  encoded: Tensor,
  channels: number,
  noise: (dims: readonly number[]) => Tensor,
): Tensor {
  const given = encoded.dims[1] ?? 0;
  if (given === channels) return encoded;
  if (given === channels * 2) return drawFrom(encoded, noise);
  throw new DiffusionError("model", say("engine.encoder-channels", { given, channels }));
}

/** Draws from the normal distribution whose mean and log-variance lie one after the other. */
function drawFrom(moments: Tensor, noise: (dims: readonly number[]) => Tensor): Tensor {
  const [batch = 1, channels = 0, height = 0, width = 0] = moments.dims;
  const dims = [batch, channels / 2, height, width];
  const mean = zeros(dims);
  const deviation = zeros(dims);
  const half = mean.data.length / batch;
  for (let index = 0; index < batch; index += 1) {
    const start = index * half * 2;
    mean.data.set(moments.data.subarray(start, start + half), index * half);
    const logVariance = moments.data.subarray(start + half, start + half * 2);
    deviation.data.set(
      logVariance.map((value) => Math.exp(Math.min(Math.max(value, -30), 20) / 2)),
      index * half,
    );
  }
  const fresh = noise(dims);
  const spread = { data: fresh.data.map((value, index) => value * deviation.data[index]!), dims };
  return combine([1, mean], [1, spread]);
}
