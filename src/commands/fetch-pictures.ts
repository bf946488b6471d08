import type { ReserveRoom } from "../discord/interactions/order-room.ts";
import type { Only } from "../discord/interactions/services.ts";
import type { FreshDraft } from "../discord/people/fresh-draft.ts";
import { importFor } from "../discord/reading/import-for.ts";
import { importReferences } from "../discord/reading/import-references.ts";
import type { Draft } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import { importControl } from "./import-control.ts";
import { importSource } from "./import-source.ts";

/** A draft with all its pictures, and what was done to it. */
export interface WholeDraft {
  readonly draft: Draft;
  readonly warnings: readonly Warning[];
}

/**
 * Fetches for `person` and stores the pictures that an order speaks of: the one to start from with its
 * mask, a ControlNet's, and further ones. Room is reserved before anything is fetched. Throws UserError
 * when one of them cannot be had.
 */
export async function fetchPictures(
  order: FreshDraft,
  further: readonly string[],
  person: string,
  { reserve, ...services }: Only<"studio" | "download"> & { readonly reserve: ReserveRoom },
): Promise<WholeDraft> {
  const { draft, warnings: early } = order;
  if (order.source === undefined && order.control === undefined && further.length === 0)
    return { draft, warnings: early };
  await reserve(draft);
  const importPicture = importFor(person, services);
  const asked = order.source ?? {};
  const { source, warnings } = await importSource(asked, person, importPicture, services);
  const steered = await importControl(order.control, importPicture);
  const beside = await importReferences(further, importPicture);
  return {
    draft: { ...draft, source, references: beside.references, control: steered.control },
    warnings: [...early, ...warnings, ...steered.warnings, ...beside.warnings],
  };
}
