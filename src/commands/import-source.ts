import { extensionOf } from "../domain/extension-wish.ts";
import type { AskedSource } from "../domain/options/asked.ts";
import type { Source } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import type { Only } from "../discord/interactions/services.ts";
import type { ImportPicture } from "../pipeline/orders/import-once.ts";

/** The picture to start from, stored, and what was done to it. */
export interface ImportedSource {
  readonly source: Source | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * Fetches for `person` and stores the picture to start from, and its mask. Throws UserError when one of them
 * cannot be had, is no picture, or would change nothing.
 */
export async function importSource(
  { image, strength, mask: maskUrl, extend }: AskedSource,
  person: string,
  importPicture: ImportPicture,
  { studio, download }: Only<"studio" | "download">,
): Promise<ImportedSource> {
  if (image === undefined) return { source: undefined, warnings: [] };
  const importMask = async (url: string) => {
    await using file = await download(url, person);
    return await studio.importMask(file);
  };
  const [picture, mask] = await Promise.all([
    importPicture(image),
    maskUrl === undefined ? undefined : importMask(maskUrl),
  ]);
  const { source } = picture;
  return {
    source: {
      ...source,
      strength,
      mask: mask?.mask,
      extend: extend && extensionOf(extend, source),
    },
    warnings: [...picture.warnings, ...(mask?.warnings ?? [])],
  };
}
