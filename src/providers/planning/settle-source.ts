import type { Source } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { PlannedModel } from "./plan-request.ts";
import { settleNumber } from "./settle-number.ts";
import type { Warn } from "./warn.ts";

/** The source picture with what the model heeds of its mask, its extension and its strength. */
export function settleSource(
  { name: model, capabilities }: Pick<PlannedModel, "name" | "capabilities">,
  { mask, extend, edit, strength: asked, ...source }: Source,
  warn: Warn,
): Source {
  if (mask && !capabilities.mask) warn("mask", say("planning.no-mask", { model }));
  if (extend && !capabilities.extend) warn("extend", say("planning.no-extend", { model }));
  if (edit && !capabilities.editByInstruction) warn("image", say("planning.no-edit", { model }));
  const { strength: range } = capabilities;
  return {
    ...source,
    strength: settleNumber({ option: "strength", asked, range, model }, warn),
    ...(capabilities.mask && mask && { mask }),
    ...(capabilities.extend && extend && { extend }),
    ...(capabilities.editByInstruction && edit !== undefined && { edit }),
  };
}
