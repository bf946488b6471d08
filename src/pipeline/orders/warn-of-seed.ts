import { type Warning, warning } from "../../domain/warning.ts";
import { say } from "../../words/index.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { Order } from "../studio.ts";

/**
 * Says that a seed which somebody chose means nothing to a model. Only an order by command is one
 * where somebody chose it: what is made of another job brings its seed along.
 */
export function warnOfSeed(
  { kind, draft }: Pick<Order, "kind" | "draft">,
  { name, capabilities }: ImageModel,
): readonly Warning[] {
  const means = capabilities.seed ?? true;
  if (means || kind !== "imagine" || draft.seed === undefined) return [];
  return [warning("seed", say("planning.no-seed", { model: name }))];
}
