import { extensionOf } from "../domain/extension-wish.ts";
import type { AskedSource } from "../domain/options/asked.ts";
import type { Source } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import type { Only } from "../discord/interactions/services.ts";

/** The picture to start from, stored, and what was done to it. */
export interface ImportedSource {
  readonly source: Source | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * Fetches and stores the picture to start from, and its mask. Throws UserError when one of them
 * cannot be had, is no picture, or would change nothing.
 */
export async function importSource(
  { image, strength, mask: maskUrl, extend }: AskedSource,
  { studio, download }: Only<"studio" | "download">,
): Promise<ImportedSource> {
  if (image === undefined) return { source: undefined, warnings: [] };
  const importMask = async (url: string) => studio.importMask(await download(url));
  const [picture, mask] = await Promise.all([
    download(image).then(async (bytes) => studio.importPicture(bytes)),
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
