import { readFile } from "node:fs/promises";
import { UserError } from "../../domain/errors.ts";
import type { Draft } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import type { DrawingTable } from "./drawing-table.ts";
import type { ImagineOptions } from "./options.ts";

/** The source picture of a request, if it has one, and what was done to it. */
export interface ReadSource {
  readonly source: Draft["source"];
  readonly warnings: readonly Warning[];
}

/** Reads the picture behind `--image`, a file or a link. Throws UserError when it cannot be had. */
export async function readSource(
  { image, strength }: ImagineOptions,
  { studio, download, signal }: DrawingTable,
): Promise<ReadSource> {
  if (image === undefined) {
    const message = "There is no --image that --strength could apply to.";
    const warnings = strength === undefined ? [] : [{ option: "strength", message }];
    return { source: undefined, warnings };
  }
  const isLink = /^https?:/i.test(image);
  const bytes = isLink ? await download(image, signal) : await readImage(image);
  const { source, warnings } = await studio.importPicture(bytes);
  return { source: { ...source, strength }, warnings };
}

async function readImage(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UserError("invalid-option", `--image names ${file}, which cannot be read.`, {
      cause: error,
    });
  }
}
