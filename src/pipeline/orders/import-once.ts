import type { ImportedPicture } from "../studio.ts";

/** Fetches and stores the picture behind an address. */
export type ImportPicture = (address: string) => Promise<ImportedPicture>;

/**
 * The same for the pictures of one order, each once whatever it is used for: one may be where the
 * drawing starts and what a ControlNet follows. What was done to it is told once too.
 */
export function importOnce(importPicture: ImportPicture): ImportPicture {
  const imported = new Map<string, Promise<ImportedPicture>>();
  return async (address) => {
    const known = imported.get(address);
    if (known) return { ...(await known), warnings: [] };
    const importing = importPicture(address);
    imported.set(address, importing);
    return importing;
  };
}
