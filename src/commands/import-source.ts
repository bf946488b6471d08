import { type ExtensionWish, extensionOf } from "../domain/extension-wish.ts";
import type { Source } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import type { Services } from "./services.ts";

/** The picture to start from as somebody gave it, and what of it is to change. */
export interface SourceWish {
  readonly imageUrl: string;
  readonly strength: number | undefined;
  /** The address of the mask, if there is one. */
  readonly maskUrl: string | undefined;
  readonly extension: ExtensionWish | undefined;
}

/**
 * Fetches and stores the picture to start from, and its mask. Throws UserError when one of them
 * cannot be had, is no picture, or would change nothing.
 */
export async function importSource(
  { imageUrl, strength, maskUrl, extension }: SourceWish,
  { studio, download }: Pick<Services, "studio" | "download">,
): Promise<{ readonly source: Source; readonly warnings: readonly Warning[] }> {
  const importMask = async (url: string) => studio.importMask(await download(url));
  const [picture, mask] = await Promise.all([
    download(imageUrl).then(async (bytes) => studio.importPicture(bytes)),
    maskUrl === undefined ? undefined : importMask(maskUrl),
  ]);
  const { source } = picture;
  return {
    source: {
      ...source,
      strength,
      mask: mask?.mask,
      extend: extension && extensionOf(extension, source),
    },
    warnings: [...picture.warnings, ...(mask?.warnings ?? [])],
  };
}
