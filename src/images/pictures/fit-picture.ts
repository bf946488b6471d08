import type { Sharp } from "sharp";
import type { Size } from "../../domain/request.ts";
import type { EncodedPicture, PixelPicture } from "../../domain/pixels.ts";
import { openPicture } from "./open-picture.ts";

/**
 * The size in pixels that is wanted, and how to get there: cropped around the middle ("cover"),
 * with white bars ("contain"), or stretched ("fill").
 */
export interface FitTarget extends Size {
  readonly fit: "cover" | "contain" | "fill";
}

/** Fits a picture file and gives its pixels; resampled with Lanczos, three lobes. */
export async function fitPixels(bytes: Uint8Array, target: FitTarget): Promise<PixelPicture> {
  const { decode } = await openPicture(bytes);
  const { data, info } = await decode((picture) =>
    fit(picture, target).removeAlpha().raw({ depth: "uchar" }),
  );
  return { kind: "pixels", data, width: info.width, height: info.height };
}

/** Fits a picture file and gives a file of that format; a JPEG keeps its colours in full. */
export async function fitFile(
  bytes: Uint8Array,
  target: FitTarget & { readonly format: "jpeg" | "png" },
): Promise<EncodedPicture> {
  const { decode } = await openPicture(bytes);
  const { data } = await decode((picture) => {
    const fitted = fit(picture, target);
    return target.format === "png"
      ? fitted.png()
      : fitted.jpeg({ quality: 92, chromaSubsampling: "4:4:4" });
  });
  return { kind: "encoded", bytes: data };
}

function fit(picture: Sharp, target: FitTarget): Sharp {
  return picture
    .autoOrient()
    .flatten({ background: "white" })
    .resize(target.width, target.height, {
      fit: target.fit,
      background: "white",
      kernel: "lanczos3",
    })
    .toColourspace("srgb");
}
