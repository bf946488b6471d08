import type { ModalSubmitFields } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { type GridCell, isGridCell } from "../../domain/grid.ts";
import { say } from "../../words/index.ts";
import { fieldNames } from "./fields.ts";

/** A part of a picture: fields of the grid, or what the mask at an address shows. */
export type Region =
  | { readonly kind: "cells"; readonly cells: readonly GridCell[] }
  | { readonly kind: "mask"; readonly url: string };

/**
 * Reads which part somebody chose. Throws UserError "invalid-option" for none, and for fields and a
 * mask at once.
 */
export function readRegion({ fields }: Pick<ModalSubmitFields, "fields">): Region {
  const chosen = fields.get(fieldNames.cells);
  const cells = (chosen !== undefined && "values" in chosen ? chosen.values : []).filter(
    isGridCell,
  );
  const sent = fields.get(fieldNames.mask);
  const url =
    sent !== undefined && "attachments" in sent ? sent.attachments?.first()?.url : undefined;
  if (url !== undefined && cells.length > 0)
    throw new UserError("invalid-option", say("more.cells-and-mask"));
  if (url !== undefined) return { kind: "mask", url };
  if (cells.length > 0) return { kind: "cells", cells };
  throw new UserError("invalid-option", say("more.no-region"));
}
