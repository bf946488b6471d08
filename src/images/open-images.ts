import type { z } from "zod";
import { UserError } from "../domain/errors.ts";
import { isStill } from "../domain/file-kind.ts";
import type { GridCell } from "../domain/grid.ts";
import type { EncodedPicture, PixelPicture } from "../domain/pixels.ts";
import type { Size } from "../domain/request.ts";
import type { Logger } from "../lib/logger.ts";
import { say } from "../words/index.ts";
import type { FileSource } from "../sandbox/index.ts";
import {
  finishedSchema,
  foundSchema,
  importedSchema,
  mediaSchema,
  nothingSchema,
  shrunkSchema,
  sizeSchema,
} from "./answers.ts";
import { digitalSource } from "./digital-source.ts";
import { openReader } from "./open-reader.ts";
import type { PictureParameters } from "./parameters.ts";
import type { PictureDetails } from "./picture-details.ts";
import type { PictureFile } from "./picture.ts";
import type { Signer } from "./signing/open-signer.ts";
import { splitFiles } from "./split-files.ts";
import type { FitTarget } from "./pictures/fit-picture.ts";

/** What a manifest takes of a file's limit in bytes, with those of its parents. */
const SIGNATURE_ROOM = 64 * 1024;

/** How a picture was made; its size is read from the picture. */
type Making = Omit<PictureParameters, "width" | "height">;

/** A picture that somebody sent, decoded, made upright and encoded anew. Sizes in pixels. */
export type ImportedPicture = z.infer<typeof importedSchema> & { readonly bytes: Buffer };

/** A finished picture as it is stored, decoded in full. Sizes in pixels. */
export type FinishedPicture = z.infer<typeof finishedSchema> & { readonly bytes: Buffer };

/**
 * All work on pictures. None of it happens in this process: files go to a child as bytes or by path,
 * and what comes back was made there. A file that breaks the child or takes too much of it is a
 * UserError like any other bad file.
 */
export interface Images {
  /** Checks and prepares a picture that somebody sent; throws UserError when it cannot be read. */
  readonly importPicture: (file: FileSource) => Promise<ImportedPicture>;
  /** Makes a picture that somebody sent into a mask: grey, white is redrawn. Throws like the above. */
  readonly importMask: (file: FileSource) => Promise<ImportedPicture>;
  /** A mask of that size in which these fields of a grid of three by three are redrawn. */
  readonly gridMask: (size: Size, cells: readonly GridCell[]) => Promise<ImportedPicture>;
  /** Reads how a picture was made from its file; undefined when the file does not tell. */
  readonly readParameters: (file: FileSource) => Promise<PictureDetails | undefined>;
  /** Decodes a stored picture and fits it to a size. */
  readonly fitPixels: (file: FileSource, target: FitTarget) => Promise<PixelPicture>;
  /** Fits a stored picture to a size and encodes it as the target says. */
  readonly fitFile: (
    file: FileSource,
    target: FitTarget & { readonly format: "jpeg" | "png" },
  ) => Promise<EncodedPicture>;
  /** Makes the file of what a model gave, and decodes it in full; throws UserError for no picture. */
  readonly finishPicture: (
    content: PixelPicture | EncodedPicture,
    making: Making,
  ) => Promise<FinishedPicture>;
  /** A small WebP of a half-made picture. */
  readonly previewFile: (picture: PixelPicture | EncodedPicture) => Promise<PictureFile>;
  /** Makes each file fit into `limitBytes`; throws UserError "picture-too-large" when it cannot. */
  readonly shrinkFiles: (
    files: readonly PictureFile[],
    limitBytes: number,
  ) => Promise<readonly PictureFile[]>;
  /** Groups files for messages. */
  readonly splitFiles: typeof splitFiles;
  /** Starts a child where there is none, so that the next picture does not wait for it. */
  readonly prepare: () => void;
  /** Ends the children; what they are doing is lost. */
  readonly close: () => Promise<void>;
}

/** Finished files are signed where there is somebody who does. */
interface ImagesOptions {
  readonly log: Logger;
  /** Closed with the pictures. */
  readonly signer?: Signer | undefined;
}

/** Opens the door to pictures; the first child starts when there is work for it. */
export function openImages({ log, signer }: ImagesOptions): Images {
  const reader = openReader(log);

  async function imported(task: "importPicture" | "importMask", file: FileSource) {
    const { value, bytes } = await reader.perform(task, null, file, importedSchema);
    return { ...value, bytes };
  }

  async function shrunk(file: PictureFile, limitBytes: number): Promise<PictureFile> {
    if (file.bytes.length <= limitBytes) return file;
    if (!isStill(file)) {
      throw new UserError(
        "picture-too-large",
        say("images.film-does-not-fit", { most: limitBytes }),
      );
    }
    const isRoom = signer !== undefined && limitBytes > SIGNATURE_ROOM * 4;
    const most = isRoom ? limitBytes - SIGNATURE_ROOM : limitBytes;
    const answer = await reader.perform("shrinkFile", most, file.bytes, shrunkSchema);
    const { mediaType, source } = answer.value;
    const unsigned = { bytes: answer.bytes, mediaType, source, parent: file.bytes, limitBytes };
    return { mediaType, bytes: (await signer?.sign(unsigned)) ?? answer.bytes };
  }

  return {
    importPicture: (file) => imported("importPicture", file),
    importMask: (file) => imported("importMask", file),

    async gridMask({ width, height }, cells) {
      const wish = { width, height, cells };
      const { value, bytes } = await reader.perform("gridMask", wish, undefined, importedSchema);
      return { ...value, bytes };
    },

    async readParameters(file) {
      const { value } = await reader.perform("readParameters", null, file, foundSchema);
      return value ?? undefined;
    },

    async fitPixels(file, { width, height, fit }) {
      const target = { width, height, fit };
      const { value, bytes } = await reader.perform("fitPixels", target, file, sizeSchema);
      return { kind: "pixels", ...value, data: bytes };
    },

    async fitFile(file, { width, height, fit, format }) {
      const target = { width, height, fit, format };
      const { bytes } = await reader.perform("fitFile", target, file, nothingSchema);
      return { kind: "encoded", bytes };
    },

    async finishPicture(content, making) {
      const { value, bytes } =
        content.kind === "encoded"
          ? await reader.perform("finishFile", making, content.bytes, finishedSchema)
          : await reader.perform(
              "finishPixels",
              { size: { width: content.width, height: content.height }, making },
              content.data,
              finishedSchema,
            );
      const source = digitalSource(making.isComposite === true);
      const parent = content.kind === "encoded" ? content.bytes : undefined;
      const unsigned = { bytes, mediaType: value.mediaType, source, parent };
      return { ...value, bytes: (await signer?.sign(unsigned)) ?? bytes };
    },

    async previewFile(picture) {
      const [size, file] =
        picture.kind === "encoded"
          ? ([null, picture.bytes] as const)
          : ([{ width: picture.width, height: picture.height }, picture.data] as const);
      const { value, bytes } = await reader.perform("previewFile", size, file, mediaSchema);
      return { ...value, bytes };
    },

    async shrinkFiles(files, limitBytes) {
      const all: PictureFile[] = [];
      // One after the other: four pictures at once would be a lot of memory.
      for (const file of files) all.push(await shrunk(file, limitBytes));
      return all;
    },

    splitFiles,

    prepare() {
      reader.prepare();
      signer?.prepare();
    },

    async close() {
      await Promise.all([reader.close(), signer?.close()]);
    },
  };
}
