import type { ApplicationCommand, CommandOption } from "../../protocol/discord-types.ts";

/** A slash command as a person types it: subcommands are commands of several words. */
export interface SlashCommand {
  /** Without the slash; words parted by one space ("settings show"). */
  readonly name: string;
  readonly description: string;
  /** Required ones first. */
  readonly options: readonly CommandOption[];
}

export const optionTypes = {
  subcommand: 1,
  subcommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  number: 10,
  attachment: 11,
} as const;

/** All that can be typed after a slash, in the order of the alphabet. */
export function slashCommands(commands: readonly ApplicationCommand[]): readonly SlashCommand[] {
  return commands
    .filter(({ type }) => type === 1)
    .flatMap((command) => leaves(command.name, command.description, command.options ?? []))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

function leaves(
  name: string,
  description: string,
  options: readonly CommandOption[],
): readonly SlashCommand[] {
  const nested = options.filter(
    ({ type }) => type === optionTypes.subcommand || type === optionTypes.subcommandGroup,
  );
  if (nested.length === 0) {
    const required = options.filter((option) => option.required);
    const rest = options.filter((option) => !option.required);
    return [{ name, description, options: [...required, ...rest] }];
  }
  return nested.flatMap((each) =>
    leaves(`${name} ${each.name}`, each.description, each.options ?? []),
  );
}
