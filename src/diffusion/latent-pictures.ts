import { DiffusionError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import type { RgbPicture } from "./picture.ts";
import { toPicture, toTensor } from "./pixels.ts";
import { firstNonFinite, type Tensor } from "./tensor.ts";

/** The picture that final latents [1, channels, h, w] stand for. */
export async function decodeLatents(model: LoadedModel, latents: Tensor): Promise<RgbPicture> {
  const values = await model.autoencoder.decode(latents);
  if (firstNonFinite(values) !== -1) {
    throw new DiffusionError("autoencoder", say("engine.decoder-not-finite"));
  }
  return toPicture(values);
}

/**
 * The latents of a picture, times the model's scaling factor. `noise` is drawn from once when the
 * encoder gives a distribution.
 */
export async function encodePicture(
  model: LoadedModel,
  picture: RgbPicture,
  noise: (dims: readonly number[]) => Tensor,
): Promise<Tensor> {
  return await model.autoencoder.encode(toTensor(picture), noise);
}
