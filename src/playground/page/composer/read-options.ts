import type { CommandChoice, CommandOption } from "../../protocol/discord-types.ts";
import type { CommandLine } from "./command-line.ts";
import { optionTypes } from "./slash-command.ts";

/** A value as it will be sent; `Upload` is a file that is still on this side. */
export type ReadValue<Upload> = string | number | boolean | Upload;

/** What names in a line stand for. */
export interface LineContext<Upload> {
  /** The attached file of that name. */
  file(name: string): Upload | undefined;
  /** The suggestion with that label which the bot offered for an option. */
  offered(option: CommandOption, label: string): CommandChoice | undefined;
  /** Ids of people and channels by their names. */
  person(name: string): string | undefined;
  channel(name: string): string | undefined;
}

export type ReadOptions<Upload> =
  | { readonly values: Readonly<Record<string, ReadValue<Upload>>> }
  | { readonly problem: string; readonly option: string };

/** Turns the texts of a line into values, or says in one sentence what is wrong with the first bad one. */
export function readOptions<Upload>(
  line: CommandLine,
  context: LineContext<Upload>,
): ReadOptions<Upload> {
  const values: Record<string, ReadValue<Upload>> = {};
  for (const { option, text } of line.arguments) {
    if (text === "") continue;
    const read = readValue(option, text, context);
    if ("problem" in read) return { problem: read.problem, option: option.name };
    values[option.name] = read.value;
  }
  const missing = line.command.options.find(({ name, required }) => required && !(name in values));
  if (!missing) return { values };
  return { problem: `${missing.name} is missing: ${missing.description}`, option: missing.name };
}

type ReadOne<Upload> = { readonly value: ReadValue<Upload> } | { readonly problem: string };

function readValue<Upload>(
  option: CommandOption,
  text: string,
  context: LineContext<Upload>,
): ReadOne<Upload> {
  const { name, type, choices = [] } = option;
  if (choices.length > 0) {
    const choice = findChoice(choices, text);
    if (choice) return { value: choice.value };
    const known = choices.map((each) => each.name).join(", ");
    return { problem: `${name} is one of ${known}, not “${text}”.` };
  }
  switch (type) {
    case optionTypes.integer:
    case optionTypes.number: {
      const offered = context.offered(option, text);
      return offered ? { value: offered.value } : readNumber(option, text);
    }
    case optionTypes.boolean: {
      if (/^(true|yes|on)$/i.test(text)) return { value: true };
      if (/^(false|no|off)$/i.test(text)) return { value: false };
      return { problem: `${name} is True or False, not “${text}”.` };
    }
    case optionTypes.attachment: {
      const file = context.file(text);
      if (file !== undefined) return { value: file };
      return { problem: `${name} needs a file: attach one with +, drop it here, or paste it.` };
    }
    case optionTypes.user: {
      const id = context.person(text.replace(/^@/, ""));
      return id === undefined ? { problem: `Nobody here is called “${text}”.` } : { value: id };
    }
    case optionTypes.channel: {
      const id = context.channel(text.replace(/^#/, ""));
      return id === undefined ? { problem: `There is no channel “${text}”.` } : { value: id };
    }
    default: {
      const value = context.offered(option, text)?.value ?? text;
      return typeof value === "string" ? readText(option, value) : { value };
    }
  }
}

/** The choice with that name or value, whatever the case of its letters. */
export function findChoice(
  choices: readonly CommandChoice[],
  text: string,
): CommandChoice | undefined {
  const wanted = text.toLowerCase();
  return (
    choices.find(({ name }) => name.toLowerCase() === wanted) ??
    choices.find(({ value }) => String(value).toLowerCase() === wanted)
  );
}

function readText(option: CommandOption, text: string): { value: string } | { problem: string } {
  const { name, min_length: least = 0, max_length: most = 6000 } = option;
  if (text.length < least) return { problem: `${name} needs at least ${least} characters.` };
  if (text.length <= most) return { value: text };
  return { problem: `${name} takes at most ${most} characters, and this has ${text.length}.` };
}

function readNumber(option: CommandOption, text: string): { value: number } | { problem: string } {
  const { min_value: least, max_value: most } = option;
  const whole = option.type === optionTypes.integer;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  const fits =
    (whole ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
    value >= (least ?? -Infinity) &&
    value <= (most ?? Infinity);
  if (fits) return { value };
  return { problem: `${option.name} is ${numberWords(option)}, not “${text}”.` };
}

/** "a whole number from 1 to 4": which numbers an option takes. */
export function numberWords({ type, min_value: least, max_value: most }: CommandOption): string {
  const kind = type === optionTypes.integer ? "a whole number" : "a number";
  if (least !== undefined && most !== undefined) return `${kind} from ${least} to ${most}`;
  if (least !== undefined) return `${kind} of at least ${least}`;
  return most === undefined ? kind : `${kind} of at most ${most}`;
}
