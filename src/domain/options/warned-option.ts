import type { OptionName } from "./table.ts";

declare const ownOfAModel: unique symbol;

/** The name of an option that only one model has, as its service calls it. */
export type ModelOptionName = string & { readonly [ownOfAModel]: true };

/** What a warning can be about: an option of the table, one that is to come, or a model's own. */
export type WarnedOption = OptionName | ComingOption | ModelOptionName;

/** Names that are settled for options that have no row in the table yet. */
type ComingOption = "transparent" | "animate";

/** Names an option of a model's own. */
export function modelOption(name: string): ModelOptionName;
export function modelOption(name: string): string {
  return name;
}
