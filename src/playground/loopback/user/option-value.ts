import { OPTION_TYPE } from "../wire/command.ts";
import type { CommandOption } from "../wire/command.ts";
import type { OptionValues, Upload } from "./discord-user.ts";
import { Refusal } from "./refusal.ts";

/** A value as it goes to the bot; refuses one that Discord's client would not let pass. */
export function optionValue(
  option: CommandOption,
  value: OptionValues[string],
): string | number | boolean | Upload {
  const { name, type } = option;
  switch (type) {
    case OPTION_TYPE.attachment:
      if (typeof value !== "object") throw new Refusal(`Option "${name}" takes a file.`);
      return value;
    case OPTION_TYPE.boolean:
      if (typeof value !== "boolean") throw new Refusal(`Option "${name}" takes yes or no.`);
      return value;
    case OPTION_TYPE.integer:
    case OPTION_TYPE.number:
      return numberValue(option, value);
    default:
      return textValue(option, value);
  }
}

function numberValue(option: CommandOption, value: OptionValues[string]): number {
  const { name, type, min_value: least, max_value: most } = option;
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new Refusal(`Option "${name}" takes a number.`);
  if (type === OPTION_TYPE.integer && !Number.isSafeInteger(value))
    throw new Refusal(`Option "${name}" takes a whole number.`);
  if (least !== undefined && value < least)
    throw new Refusal(`Option "${name}" must be at least ${least}.`);
  if (most !== undefined && value > most)
    throw new Refusal(`Option "${name}" must be at most ${most}.`);
  refuseUnlessChoice(option, value);
  return value;
}

function textValue(option: CommandOption, value: OptionValues[string]): string {
  const { name, min_length: least = 0, max_length: most = 6000 } = option;
  if (typeof value !== "string") throw new Refusal(`Option "${name}" takes text.`);
  if (value.length < Math.max(least, 1) || value.length > most)
    throw new Refusal(`Option "${name}" takes ${Math.max(least, 1)} to ${most} characters.`);
  refuseUnlessChoice(option, value);
  return value;
}

function refuseUnlessChoice({ name, choices = [] }: CommandOption, value: string | number): void {
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    throw new Refusal(`Option "${name}" takes one of its choices.`);
}
