import type { CommandChoice, CommandOption } from "../../protocol/discord-types.ts";
import { argumentAt, readCommandLine, type Argument, type CommandLine } from "./command-line.ts";
import { findChoice, numberWords } from "./read-options.ts";
import { optionTypes, type SlashCommand } from "./slash-command.ts";

/** A proposal: replaces the characters from `start` to `end` of the line by `text`. */
export interface Suggestion {
  readonly kind: "command" | "option" | "choice" | "file";
  readonly label: string;
  readonly detail: string;
  readonly required: boolean;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Suggestions {
  /** What the caret is in: the command, or an option. */
  readonly title: string;
  readonly detail: string;
  readonly items: readonly Suggestion[];
  /** Whether Enter takes the first item, since the line cannot be sent as it stands. */
  readonly eager: boolean;
  /** The option that wants suggestions of the bot. */
  readonly asks: Argument | undefined;
}

export interface SuggestContext {
  readonly commands: readonly SlashCommand[];
  /** Names of the attached files. */
  readonly files: readonly string[];
  /** What the bot offered last for an option, and still fits that text. */
  readonly offered: (option: CommandOption, text: string) => readonly CommandChoice[];
}

/** What to propose for a line with the caret at `caret`; undefined for a line that is no command. */
export function suggest(
  line: string,
  caret: number,
  context: SuggestContext,
): Suggestions | undefined {
  if (!line.startsWith("/")) return undefined;
  const read = readCommandLine(line, context.commands);
  if (!read || caret <= read.nameEnd) return suggestCommands(line, read, context.commands);
  const argument = argumentAt(read, caret);
  if (!argument) {
    const { command } = read;
    const items = remaining(read, line, caret);
    const eager = command.options[0]?.required === true && read.arguments.length === 0;
    return {
      title: `/${command.name}`,
      detail: command.description,
      items,
      eager,
      asks: undefined,
    };
  }
  return suggestValues(read, argument, line, caret, context);
}

function suggestCommands(
  line: string,
  read: CommandLine | undefined,
  commands: readonly SlashCommand[],
): Suggestions | undefined {
  const query = line.slice(1).toLowerCase();
  const found = read ? [read.command] : commands.filter(({ name }) => name.startsWith(query));
  const others = read
    ? commands.filter(({ name }) => name !== read.command.name && name.startsWith(query))
    : commands.filter(({ name }) => !name.startsWith(query) && name.includes(query));
  const items = [...found, ...others].map((command): Suggestion => {
    const first = command.options.find((option) => option.required);
    return {
      kind: "command",
      label: `/${command.name}`,
      detail: command.description,
      required: false,
      start: 0,
      end: read?.nameEnd ?? line.length,
      text: `/${command.name}${first ? ` ${first.name}: ` : " "}`,
    };
  });
  const complete = read !== undefined && !read.command.options.some((option) => option.required);
  const given = (read?.arguments.length ?? 0) > 0;
  if (items.length === 0) return undefined;
  const eager = !complete && !given;
  return { title: "Commands", detail: "", items, eager, asks: undefined };
}

function suggestValues(
  read: CommandLine,
  argument: Argument,
  line: string,
  caret: number,
  context: SuggestContext,
): Suggestions {
  const { option, text } = argument;
  const fixed = fixedChoices(option);
  const asked = option.autocomplete === true;
  const offered = asked ? context.offered(option, text) : [];
  const exact = findChoice(asked ? offered : fixed, text) !== undefined;
  const wanted = text.toLowerCase();
  const matching = asked
    ? offered
    : fixed.filter(({ name }) => name.toLowerCase().includes(wanted));
  const place = { start: argument.valueStart, end: argument.valueEnd };
  const { start, end } = place;
  const choices = (exact ? [] : matching).map(({ name, value }) => ({
    kind: "choice" as const,
    label: name,
    detail: String(value) === name ? "" : String(value),
    required: false,
    start,
    end,
    text: ` ${name} `,
  }));
  const files = option.type === optionTypes.attachment ? fileItems(text, place, context.files) : [];
  const first = [...choices, ...files];
  const showsOptions = first.length === 0;
  return {
    title: option.name,
    detail: describe(option),
    items: showsOptions ? remaining(read, line, caret) : first,
    eager: choices.length > 0 && !asked && text !== "",
    asks: asked ? argument : undefined,
  };
}

function fileItems(
  text: string,
  place: { readonly start: number; readonly end: number },
  files: readonly string[],
): readonly Suggestion[] {
  if (files.includes(text)) return [];
  const attached = files.map((name): Suggestion => {
    const words = { label: name, detail: "attached", text: ` ${name} ` };
    return { kind: "choice", required: false, ...words, ...place };
  });
  const detail = "or drop or paste one here";
  const choose = { label: "Choose a file…", detail, required: false, ...place, text: " " };
  return [...attached, { kind: "file", ...choose }];
}

function fixedChoices(option: CommandOption): readonly CommandChoice[] {
  if (option.type === optionTypes.boolean) {
    return [
      { name: "True", value: "True" },
      { name: "False", value: "False" },
    ];
  }
  return option.choices ?? [];
}

function describe(option: CommandOption): string {
  const numeric = option.type === optionTypes.integer || option.type === optionTypes.number;
  return numeric && !option.choices?.length
    ? `${option.description} (${numberWords(option)})`
    : option.description;
}

// The options that the line does not have yet; those that the last word begins come first.
function remaining(read: CommandLine, line: string, caret: number): readonly Suggestion[] {
  const used = new Set(read.arguments.map(({ option }) => option));
  const endsHere = !/^\S/.test(line.slice(caret));
  const before = endsHere ? line.slice(read.nameEnd, caret) : "";
  const word = /(?:^|\s)([-_\p{L}\p{N}]*)$/u.exec(before)?.[1] ?? "";
  const begins = (option: CommandOption): boolean => word !== "" && option.name.startsWith(word);
  const free = read.command.options.filter((option) => !used.has(option));
  const sorted = [...free.filter(begins), ...free.filter((option) => !begins(option))];
  return sorted.map((option) => {
    const [start, end] = begins(option) ? [caret - word.length, caret] : [line.length, line.length];
    const gap = /\s$/.test(line.slice(0, start)) ? "" : " ";
    return {
      kind: "option",
      label: option.name,
      detail: describe(option),
      required: option.required ?? false,
      start,
      end,
      text: `${gap}${option.name}: `,
    };
  });
}
