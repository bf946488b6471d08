import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as Type,
} from "discord.js";
import type { ModelCapabilities } from "../domain/capabilities.ts";
import { description, shownName } from "../domain/options/describe.ts";
import type { KindFacts } from "../domain/options/kinds/kind.ts";
import type { Option } from "../domain/options/option.ts";
import { offeredRange } from "../domain/options/range.ts";
import { type OptionName, options } from "../domain/options/table.ts";
import { inEnglish } from "../words/index.ts";
import { localized } from "./localized.ts";
import { hasSuggestions } from "./suggestions.ts";

/** Characters that a name, a size or a few sides may have. */
const MAX_NAME_CHARACTERS = 100;
const MAX_ADDRESS_CHARACTERS = 2000;

/**
 * The options of `/imagine`, from the table of options. Ranges are the widest over the configured
 * models: what the chosen model cannot honour, its plan clamps and says so. Names never change with
 * the models.
 */
export function imagineOptions(
  models: readonly ModelCapabilities[],
): APIApplicationCommandBasicOption[] {
  return options
    .filter(({ isCommandOption }) => isCommandOption)
    .map((option) => declare(option, models));
}

function declare(
  option: Option<OptionName>,
  models: readonly ModelCapabilities[],
): APIApplicationCommandBasicOption {
  const { name, facts } = option;
  const shared = {
    name,
    name_localizations: localized(shownName(name)),
    description: inEnglish(description(name)),
    description_localizations: localized(description(name)),
  };
  if (facts.type === "integer")
    return { ...shared, type: Type.Integer, ...bounds(offeredRange(facts, models)) };
  if (facts.type === "number")
    return { ...shared, type: Type.Number, ...bounds(offeredRange(facts, models)) };
  if (facts.type === "refiner" || facts.type === "switch") return { ...shared, type: Type.Boolean };
  if (facts.type === "picture") return { ...shared, type: Type.Attachment };
  if (facts.type === "one-of") {
    const choices = facts.values.map((value) => ({ name: value, value }));
    return { ...shared, type: Type.String, choices };
  }
  return {
    ...shared,
    type: Type.String,
    max_length: maxCharacters(facts),
    ...(name === "prompt" ? { required: true, min_length: 1 } : {}),
    ...(hasSuggestions(option) ? { autocomplete: true } : {}),
  };
}

function maxCharacters(facts: KindFacts): number {
  if (facts.type === "text") return facts.maxCharacters;
  const isLong = facts.type === "link" || facts.type === "loras";
  return isLong ? MAX_ADDRESS_CHARACTERS : MAX_NAME_CHARACTERS;
}

const bounds = ({ min, max }: { readonly min: number; readonly max: number }) => ({
  min_value: min,
  max_value: max,
});
