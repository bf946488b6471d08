import { type Choice, type Choices, choose, collect } from "../../domain/options/choices.ts";
import { UserError } from "../../domain/errors.ts";
import { type OptionName, options } from "../../domain/options/table.ts";
import type { OrderRights } from "../../pipeline/policy/policy.ts";
import type { Only } from "../interactions/services.ts";

/** The names under which people's own defaults are stored. */
export const preferenceNames = {
  size: "size",
  model: "model",
  style: "style",
  added: "added",
  copy: "copy",
  language: "language",
  variationStrength: "variation-strength",
} as const;

/** Those that are options of a picture. */
const ofPictures = ["model", "size", "style"] as const satisfies readonly OptionName[];

/** What somebody always wants where they say nothing else. */
export interface OwnDefaults {
  readonly choices: Choices;
  /** Words that are added to each of their prompts. */
  readonly added: string | undefined;
}

/**
 * Somebody's own defaults. A model that is gone, or that they may not use where they are, is left
 * out: they did not ask for it now.
 */
export async function ownDefaults(
  userId: string,
  { models }: Pick<OrderRights, "models">,
  { preferences, studio }: Only<"preferences" | "studio">,
): Promise<OwnDefaults> {
  const all = await preferences.all(userId);
  if (all.size === 0) return { choices: new Map(), added: undefined };
  const mayUse = (model: string) =>
    studio.model(model) !== undefined && (models?.includes(model) ?? true);
  const choices = ofPictures.flatMap((name): readonly Choice[] => {
    const value = all.get(name);
    const option = options.find((each) => each.name === name);
    if (value === undefined || option === undefined) return [];
    if (name === "model" && !mayUse(value)) return [];
    return readable(() => choose(option, value, name));
  });
  return { choices: collect(choices), added: all.get(preferenceNames.added) };
}

/** A row of an older version may hold what is no value any more. */
function readable(read: () => Choice): readonly Choice[] {
  try {
    return [read()];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
