import type { GridCell } from "../domain/grid.ts";
import type { Size } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import type { FileSource } from "../images/index.ts";
import type { PictureParameters } from "../images/parameters.ts";
import type { EncodedPicture, PixelPicture } from "../domain/pixels.ts";
import type { SourceTarget } from "../providers/image-model.ts";
import type { Preview } from "./audience.ts";

/** What a finished picture's file says about how it was made; its size is read from the picture. */
export type PictureFacts = Omit<PictureParameters, "width" | "height">;

/** A finished picture as a file, decoded in full. */
export interface FinishedPicture extends Size {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** A picture that somebody sent, decoded, made upright and encoded anew. */
export interface PreparedPicture extends Size {
  readonly bytes: Uint8Array;
  readonly warnings: readonly Warning[];
}

/** What the pipeline needs of the images folder. Sizes in pixels. */
export interface PictureTools {
  /** Checks and prepares a picture that somebody sent; throws UserError when it cannot be read. */
  importPicture(file: FileSource): Promise<PreparedPicture>;
  /** Makes a picture that somebody sent into a mask: grey, white is redrawn. Throws like the above. */
  importMask(file: FileSource): Promise<PreparedPicture>;
  /** A mask of a picture's size in which these fields of a grid of three by three are redrawn. */
  gridMask(size: Size, cells: readonly GridCell[]): Promise<PreparedPicture>;
  /** Decodes a stored picture and fits it to a size. */
  fitPixels(bytes: Uint8Array, target: SourceTarget): Promise<PixelPicture>;
  /** Fits a stored picture to a size and encodes it as the target says. */
  fitFile(
    bytes: Uint8Array,
    target: SourceTarget & { readonly format: "jpeg" | "png" },
  ): Promise<EncodedPicture>;
  /** Makes the file of what a model gave, and decodes it in full; throws when it is no picture. */
  finishPicture(
    content: PixelPicture | EncodedPicture,
    facts: PictureFacts,
  ): Promise<FinishedPicture>;
  /** Makes ready what finishes pictures, so that the first one does not wait for it. */
  prepare(): void;
  /** A small file of a half-made picture. */
  previewFile(picture: PixelPicture | EncodedPicture): Promise<Preview>;
}
