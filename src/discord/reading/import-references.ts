import type { PictureReference } from "../../domain/picture-options.ts";
import type { Warning } from "../../domain/warning.ts";
import type { Only } from "../interactions/services.ts";

/** Further pictures, stored, and what was done to them. */
export interface ImportedReferences {
  readonly references: PictureReference[] | undefined;
  readonly warnings: readonly Warning[];
}

/** Fetches for `person` and stores one picture that an order speaks of. Throws UserError when it cannot be had. */
export async function importReference(
  url: string,
  person: string,
  { studio, download }: Only<"studio" | "download">,
): Promise<{ readonly picture: PictureReference; readonly warnings: readonly Warning[] }> {
  await using file = await download(url, person);
  const { source, warnings } = await studio.importPicture(file);
  const { picture, width, height } = source;
  return { picture: { picture, width, height }, warnings };
}

/**
 * Fetches for `person` and stores further pictures that an order speaks of, one after the other.
 * Throws UserError when one of them cannot be had.
 */
export async function importReferences(
  urls: readonly string[],
  person: string,
  services: Only<"studio" | "download">,
): Promise<ImportedReferences> {
  const references: PictureReference[] = [];
  const warnings: Warning[] = [];
  for (const url of urls) {
    const { picture, warnings: own } = await importReference(url, person, services);
    references.push(picture);
    warnings.push(...own);
  }
  return { references: references.length === 0 ? undefined : references, warnings };
}
