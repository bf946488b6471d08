import type { CommandOption } from "../../protocol/discord-types.ts";
import { argumentAt, type CommandLine } from "./command-line.ts";
import { optionTypes } from "./slash-command.ts";

/** The option that a newly attached file is for: the one under the caret, or the first free one. */
export function freeFileOption(line: CommandLine, caret: number): CommandOption | undefined {
  const here = argumentAt(line, caret);
  if (here?.option.type === optionTypes.attachment && here.text === "") return here.option;
  const used = new Set(
    line.arguments.filter(({ text }) => text !== "").map(({ option }) => option),
  );
  return line.command.options.find(
    (option) => option.type === optionTypes.attachment && !used.has(option),
  );
}

/** The text with the file's name as the option's value; `line` is the text as it was read. */
export function withFile(
  text: string,
  line: CommandLine,
  option: CommandOption,
  name: string,
): string {
  const argument = line.arguments.find((each) => each.option === option);
  if (!argument) return `${text.trimEnd()} ${option.name}: ${name} `;
  return `${text.slice(0, argument.valueStart)} ${name} ${text.slice(argument.valueEnd)}`;
}
