import { readFile } from "node:fs/promises";
import { UserError } from "../../domain/errors.ts";
import { extensionOf, parseExtension } from "../../domain/extension-wish.ts";
import type { Draft } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { DrawingTable } from "./drawing-table.ts";
import type { ImagineOptions } from "./options.ts";

/** The source picture of a request, if it has one, and what was done to it. */
export interface ReadSource {
  readonly source: Draft["source"];
  readonly warnings: readonly Warning[];
}

/**
 * Reads the picture behind `--image`, a file or a link, and its mask and extension. Throws UserError
 * when one cannot be had, and when there is a mask or an extension and no picture.
 */
export async function readSource(
  { image, strength, mask, extend }: ImagineOptions,
  table: DrawingTable,
): Promise<ReadSource> {
  if (image === undefined) {
    if (mask !== undefined) throw needsImage("--mask");
    if (extend !== undefined) throw needsImage("--extend");
    const message = "There is no --image that --strength could apply to.";
    const warnings = strength === undefined ? [] : [warning("strength", message)];
    return { source: undefined, warnings };
  }
  const wish = extend === undefined ? undefined : parseExtension(extend);
  const { studio } = table;
  const picture = await studio.importPicture(await readImage("--image", image, table));
  const drawn = mask && (await studio.importMask(await readImage("--mask", mask, table)));
  const { source } = picture;
  return {
    source: {
      ...source,
      strength,
      mask: drawn ? drawn.mask : undefined,
      extend: wish && extensionOf(wish, source),
    },
    warnings: [...picture.warnings, ...(drawn ? drawn.warnings : [])],
  };
}

async function readImage(
  option: string,
  image: string,
  { download, signal }: DrawingTable,
): Promise<Uint8Array> {
  if (/^https?:/i.test(image)) return await download(image, signal);
  try {
    return await readFile(image);
  } catch (error) {
    throw new UserError("invalid-option", `${option} names ${image}, which cannot be read.`, {
      cause: error,
    });
  }
}

function needsImage(option: string): UserError {
  return new UserError(
    "invalid-option",
    `${option} needs a picture to change: name it with --image.`,
  );
}
