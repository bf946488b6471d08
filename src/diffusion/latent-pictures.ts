import { DiffusionError } from "../domain/errors.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import type { RgbPicture } from "./picture.ts";
import { toPicture, toTensor } from "./pixels.ts";
import { firstNonFinite, type Tensor } from "./tensor.ts";
import { overTiles } from "./tiles.ts";

/** Share of a tile that neighbouring tiles overlap, so that their seams can be blended away. */
const OVERLAP = 0.5;

/** The picture that final latents [1, channels, h, w] stand for; tiled where the decoder is fixed. */
export async function decodeLatents(model: LoadedModel, latents: Tensor): Promise<RgbPicture> {
  const { fixed, latentScale } = model.description;
  const decode = (part: Tensor) => model.autoencoder.decode(part);
  const values =
    fixed.decoder === undefined
      ? await decode(latents)
      : await overTiles(
          latents,
          { tile: fixed.decoder, overlap: OVERLAP, outputScale: latentScale },
          decode,
        );
  if (firstNonFinite(values) !== -1) {
    throw new DiffusionError(
      "autoencoder",
      "The decoder gave numbers that are not finite; use a float32 decoder or EASEL_DEVICE=cpu.",
    );
  }
  return toPicture(values);
}

/**
 * The latents of a picture, times the model's scaling factor; tiled where the encoder is fixed.
 * `noise` is drawn from once for each tile when the encoder gives a distribution.
 */
export async function encodePicture(
  model: LoadedModel,
  picture: RgbPicture,
  noise: (dims: readonly number[]) => Tensor,
): Promise<Tensor> {
  const { fixed, latentScale } = model.description;
  const encode = (part: Tensor) => model.autoencoder.encode(part, noise);
  if (fixed.encoder === undefined) return encode(toTensor(picture));
  return overTiles(
    toTensor(picture),
    { tile: fixed.encoder, overlap: OVERLAP, outputScale: 1 / latentScale },
    encode,
  );
}
