import type { CommandOption } from "../../protocol/discord-types.ts";
import { optionTypes, type SlashCommand } from "./slash-command.ts";

/** One `name: value` of a line; positions count characters from the line's beginning. */
export interface Argument {
  readonly option: CommandOption;
  /** Where the name begins; equal to `valueStart` when the value stands there without its name. */
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The value without the spaces around it. */
  readonly text: string;
}

export interface CommandLine {
  readonly command: SlashCommand;
  /** Where the command's name ends. */
  readonly nameEnd: number;
  readonly arguments: readonly Argument[];
}

/**
 * Reads a line such as `/imagine prompt: a red apple count: 2`. Words before the first name belong
 * to the first required text option, so that `/imagine a red apple` works too. Undefined when the
 * line begins with no known command.
 */
export function readCommandLine(
  line: string,
  commands: readonly SlashCommand[],
): CommandLine | undefined {
  const command = commands
    .filter(({ name }) => line.startsWith(`/${name}`) && !/^\S/.test(line.slice(name.length + 1)))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
  if (!command) return undefined;
  const nameEnd = command.name.length + 1;
  const names = optionNames(line, nameEnd, command);
  const found = names.map(({ option, start, end }, index) =>
    argument(line, option, start, end, names[index + 1]?.start ?? line.length),
  );
  const main = command.options.find(
    ({ required, type }) => required && type === optionTypes.string,
  );
  const loose = line.slice(nameEnd, names[0]?.start ?? line.length);
  if (main && loose.trim() !== "" && !found.some(({ option }) => option === main)) {
    const start = nameEnd + (loose.length - loose.trimStart().length);
    found.unshift(argument(line, main, start, start, nameEnd + loose.length));
  }
  return { command, nameEnd, arguments: found };
}

/** The argument whose value (or the room after it) holds the caret. */
export function argumentAt(line: CommandLine, caret: number): Argument | undefined {
  return line.arguments.findLast(({ valueStart }) => caret >= valueStart);
}

function optionNames(line: string, from: number, command: SlashCommand) {
  const names: { option: CommandOption; start: number; end: number }[] = [];
  for (const match of line.slice(from).matchAll(/(?<=\s)([-_\p{L}\p{N}]{1,32}):/gu)) {
    const option = command.options.find(({ name }) => name === match[1]);
    // A name that was used already is part of a text: "prompt: a sign with the words prompt: on it".
    if (!option || names.some((known) => known.option === option)) continue;
    const start = from + match.index;
    names.push({ option, start, end: start + match[0].length });
  }
  return names;
}

function argument(
  line: string,
  option: CommandOption,
  start: number,
  valueStart: number,
  end: number,
): Argument {
  const raw = line.slice(valueStart, end);
  return { option, start, valueStart, valueEnd: end, text: raw.trim() };
}
