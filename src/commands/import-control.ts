import type { AskedControl } from "../domain/options/asked.ts";
import type { Control } from "../domain/picture-options.ts";
import type { Warning } from "../domain/warning.ts";
import { importReference } from "../discord/reading/import-references.ts";
import type { ImportPicture } from "../pipeline/orders/import-once.ts";

/** A ControlNet with its picture, stored, and what was done to that. */
export interface ImportedControl {
  readonly control: Control | undefined;
  readonly warnings: readonly Warning[];
}

/** Fetches and stores the picture that a ControlNet follows. Throws UserError when it cannot be had. */
export async function importControl(
  asked: AskedControl | undefined,
  importPicture: ImportPicture,
): Promise<ImportedControl> {
  const { model, image, strength, start, end } = asked ?? {};
  if (model === undefined || image === undefined) return { control: undefined, warnings: [] };
  const { picture, warnings } = await importReference(image, importPicture);
  return { control: { model, image: picture, strength, start, end }, warnings };
}
