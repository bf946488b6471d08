import type { RgbPicture } from "./picture.ts";
import { toPicture } from "./pixels.ts";
import { firstNonFinite, type Tensor } from "./tensor.ts";

/** The longest side of a preview in pixels: what is shown in a message while a picture is made. */
const LONGEST_SIDE = 384;
/** Previews may take this share of the time at most. */
const SHARE = 0.1;

/** What a preview by a decoder is made with. */
export interface TinyPreviewOptions {
  /** Latents [1, channels, h, w] to [1, 3, height, width], −1…1. */
  readonly decode: (latents: Tensor) => Promise<Tensor>;
  /** Takes its place where it fails. */
  readonly otherwise: (latents: Tensor) => RgbPicture | undefined;
  readonly now?: () => number;
}

/**
 * Previews by a tiny decoder: sharp, and in the picture's own colours from the first step on. After
 * each it rests for so long that previews slow nobody down; it then gives undefined. One that fails
 * is not tried again.
 */
export function createTinyPreview({
  decode,
  otherwise,
  now = () => performance.now(),
}: TinyPreviewOptions): (latents: Tensor) => Promise<RgbPicture | undefined> {
  let restUntil = 0;
  let isBroken = false;
  return async (latents) => {
    if (isBroken) return otherwise(latents);
    const start = now();
    if (start < restUntil) return undefined;
    const values = await decode(latents).catch(() => undefined);
    restUntil = now() + (now() - start) / SHARE;
    if (values !== undefined && firstNonFinite(values) === -1) return shrink(toPicture(values));
    isBroken = true;
    return otherwise(latents);
  };
}

/** A picture at a half, a third … of its size, each pixel the mean of those that it stands for. */
function shrink(picture: RgbPicture): RgbPicture {
  const times = Math.ceil(Math.max(picture.width, picture.height) / LONGEST_SIDE);
  if (times === 1) return picture;
  const [width, height] = [Math.floor(picture.width / times), Math.floor(picture.height / times)];
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index += 1) {
    const channel = index % 3;
    const x = (Math.floor(index / 3) % width) * times;
    const y = Math.floor(index / 3 / width) * times;
    let sum = 0;
    for (let down = 0; down < times; down += 1) {
      for (let across = 0; across < times; across += 1) {
        sum += picture.data[((y + down) * picture.width + x + across) * 3 + channel]!;
      }
    }
    data[index] = Math.round(sum / times ** 2);
  }
  return { data, width, height };
}
