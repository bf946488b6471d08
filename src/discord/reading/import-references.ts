import type { PictureReference } from "../../domain/picture-options.ts";
import type { Warning } from "../../domain/warning.ts";
import type { ImportPicture } from "../../pipeline/orders/import-once.ts";

/** Further pictures, stored, and what was done to them. */
export interface ImportedReferences {
  readonly references: PictureReference[] | undefined;
  readonly warnings: readonly Warning[];
}

/** Fetches and stores one picture that an order speaks of. Throws UserError when it cannot be had. */
export async function importReference(
  url: string,
  importPicture: ImportPicture,
): Promise<{ readonly picture: PictureReference; readonly warnings: readonly Warning[] }> {
  const { source, warnings } = await importPicture(url);
  const { picture, width, height } = source;
  return { picture: { picture, width, height }, warnings };
}

/**
 * Fetches and stores further pictures that an order speaks of, one after the other.
 * Throws UserError when one of them cannot be had.
 */
export async function importReferences(
  urls: readonly string[],
  importPicture: ImportPicture,
): Promise<ImportedReferences> {
  const references: PictureReference[] = [];
  const warnings: Warning[] = [];
  for (const url of urls) {
    const { picture, warnings: own } = await importReference(url, importPicture);
    references.push(picture);
    warnings.push(...own);
  }
  return { references: references.length === 0 ? undefined : references, warnings };
}
