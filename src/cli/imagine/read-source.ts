import { readFile } from "node:fs/promises";
import { extensionOf } from "../../domain/extension-wish.ts";
import type { Asked, AskedControl, AskedSource } from "../../domain/options/asked.ts";
import type { Choices } from "../../domain/options/choices.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import type { Draft } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import { type ImportPicture, importOnce } from "../../pipeline/orders/import-once.ts";
import { say } from "../../words/index.ts";
import type { ImagineContext } from "./imagine-context.ts";

/** Reads and stores the pictures of one request, files or links, each once. */
export function picturesOf(
  { source }: Pick<Asked, "source">,
  context: ImagineContext,
): ImportPicture {
  return importOnce(async (image) => {
    const option = image === source?.image ? "--image" : "--control-image";
    return await context.studio.importPicture(await readImage(option, image, context));
  });
}

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
  { image, strength, mask, extend }: AskedSource,
  choices: Choices,
  importPicture: ImportPicture,
  context: ImagineContext,
): Promise<ReadSource> {
  if (image === undefined) return { source: undefined, warnings: withoutPicture(choices) };
  const { studio } = context;
  const picture = await importPicture(image);
  const drawn = mask && (await studio.importMask(await readImage("--mask", mask, context)));
  const { source } = picture;
  return {
    source: {
      ...source,
      strength,
      mask: drawn ? drawn.mask : undefined,
      extend: extend && extensionOf(extend, source),
    },
    warnings: [...picture.warnings, ...(drawn ? drawn.warnings : [])],
  };
}

/** Reads the picture that a ControlNet follows, `--control-image` or else `--image`. Throws UserError. */
export async function readControl(
  { model, image, strength, start, end }: AskedControl,
  importPicture: ImportPicture,
): Promise<Pick<Draft, "control"> & Pick<ReadSource, "warnings">> {
  if (model === undefined || image === undefined) return { control: undefined, warnings: [] };
  const { source, warnings } = await importPicture(image);
  const { picture, width, height } = source;
  return { control: { model, image: { picture, width, height }, strength, start, end }, warnings };
}

function withoutPicture(choices: Choices): readonly Warning[] {
  const needy = choices.get("mask") ?? choices.get("extend");
  if (needy !== undefined) throw invalid(say("terminal.needs-image", { option: needy.spelled }));
  const isIdle = choices.has("strength");
  return isIdle ? [warning("strength", say("terminal.strength-without-image"))] : [];
}

async function readImage(
  option: string,
  image: string,
  { download, signal }: ImagineContext,
): Promise<Uint8Array> {
  if (/^https?:/i.test(image)) return await download(image, signal);
  try {
    return await readFile(image);
  } catch (error) {
    throw invalid(say("terminal.cannot-be-read", { option, file: image }), error);
  }
}
