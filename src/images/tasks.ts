import type { Size } from "../domain/request.ts";
import type { TaskResult } from "../sandbox/serve-tasks.ts";
import { finishMoving, type FinishedMoving } from "./moving/finish-moving.ts";
import { movingType } from "./moving/moving-type.ts";
import type { PictureParameters } from "./parameters.ts";
import { type FitTarget, fitFile, fitPixels } from "./pictures/fit-picture.ts";
import { finishFile, finishPixels, type FinishedPicture } from "./pictures/finish-picture.ts";
import { gridMask, type GridMaskWish } from "./pictures/grid-mask.ts";
import { importMask } from "./pictures/import-mask.ts";
import { type ImportedFile, importPicture } from "./pictures/import-picture.ts";
import { previewFile } from "./pictures/preview.ts";

type Files = readonly Buffer[];
type Making = Omit<PictureParameters, "width" | "height">;

/**
 * All that the child can do: each task takes arguments from JSON and files, and gives the same. What
 * reads metadata is loaded when it is needed, so that a child is ready sooner for a finished picture.
 */
export const imageTasks = {
  importPicture: async (_: null, files: Files) => imported(await importPicture(only(files))),

  importMask: async (_: null, files: Files) => imported(await importMask(only(files))),

  gridMask: async (wish: GridMaskWish) => imported(await gridMask(wish)),

  async fitPixels(target: FitTarget, files: Files) {
    const { data, width, height } = await fitPixels(only(files), target);
    return { value: { width, height }, files: [data] };
  },

  async fitFile(target: FitTarget & { readonly format: "jpeg" | "png" }, files: Files) {
    return { files: [(await fitFile(only(files), target)).bytes] };
  },

  async finishPixels({ size, making }: { size: Size; making: Making }, files: Files) {
    return finished(await finishPixels({ kind: "pixels", ...size, data: only(files) }, making));
  },

  async finishFile(making: Making, files: Files) {
    const file = only(files);
    const mediaType = movingType(file);
    return finished(
      mediaType === undefined
        ? await finishFile(file, making)
        : await finishMoving(file, mediaType, making),
    );
  },

  /** A preview comes as pixels of that size, or (null) as a file. */
  async previewFile(size: Size | null, files: Files) {
    const bytes = only(files);
    return file(
      await previewFile(
        size === null ? { kind: "encoded", bytes } : { kind: "pixels", ...size, data: bytes },
      ),
    );
  },

  async shrinkFile(limitBytes: number, files: Files) {
    const { readOwnNotes } = await import("./metadata/own-notes.ts");
    const { shrinkFile } = await import("./pictures/shrink-file.ts");
    const notes = await readOwnNotes(only(files));
    const { bytes, mediaType } = await shrinkFile(only(files), limitBytes, notes);
    return { value: { mediaType, source: notes.source }, files: [bytes] };
  },

  async readParameters(_: null, files: Files) {
    const { readParameters } = await import("./metadata/read-parameters.ts");
    return { value: await readParameters(only(files)) };
  },
};

/** The tasks, for the side that gives them. */
export type ImageTasks = typeof imageTasks;

function imported({ bytes, ...value }: ImportedFile): TaskResult {
  return { value, files: [bytes] };
}

function finished({ bytes, ...value }: FinishedPicture | FinishedMoving): TaskResult {
  return { value, files: [bytes] };
}

function file({ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }): TaskResult {
  return { value: { mediaType }, files: [bytes] };
}

function only([file]: Files): Buffer {
  if (file === undefined) throw new Error("The file is missing");
  return file;
}
