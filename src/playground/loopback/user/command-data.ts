import { COMMAND_TYPE, OPTION_TYPE } from "../wire/command.ts";
import type { CommandOption, WireCommand } from "../wire/command.ts";
import type { WireAttachment } from "../wire/attachment.ts";
import type { World } from "../world/world.ts";
import type { OptionValues } from "./discord-user.ts";
import { optionValue } from "./option-value.ts";
import { Refusal } from "./refusal.ts";

/** One option as the bot gets it. */
interface SentOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly SentOption[];
}

/** A slash command found by its words, with the options of its last subcommand. */
interface FoundCommand {
  readonly command: WireCommand;
  readonly subcommands: readonly CommandOption[];
  readonly options: readonly CommandOption[];
}

/**
 * The `data` of a slash command's interaction. Refuses what Discord's client refuses: unknown
 * commands and options, missing required ones, and values outside their choices and ranges.
 */
export function slashData(
  world: World,
  offered: readonly WireCommand[],
  words: string,
  values: OptionValues,
): object {
  const found = findSlash(offered, words);
  const missing = found.options.find(
    ({ name, required }) => required === true && values[name] === undefined,
  );
  if (missing !== undefined) throw new Refusal(`Option "${missing.name}" is required.`);
  const attachments: Record<string, WireAttachment> = {};
  const options = sentOptions(found, values, (option, value) => {
    const sent = optionValue(option, value);
    if (typeof sent !== "object") return sent;
    const record = world.attachments.add(world.state.applicationId, sent, { ephemeral: true });
    attachments[record.id] = world.attachments.wire(record);
    return record.id;
  });
  const resolved = {
    ...(Object.keys(attachments).length > 0 ? { attachments } : {}),
    ...usersIn(world, options),
  };
  return commandData(found, options, Object.keys(resolved).length > 0 ? { resolved } : {});
}

/** The people whom options name. */
function usersIn(world: World, options: readonly SentOption[]): object {
  const ids = options.flatMap(({ type, value }) =>
    type === OPTION_TYPE.user ? [String(value)] : [],
  );
  if (ids.length === 0) return {};
  return {
    users: Object.fromEntries(ids.map((id) => [id, world.users.wire(id)])),
  };
}

/** The `data` of an autocomplete interaction: what is typed so far, with one option in focus. */
export function autocompleteData(
  offered: readonly WireCommand[],
  words: string,
  focused: string,
  values: OptionValues,
): object {
  const found = findSlash(offered, words);
  const option = found.options.find(({ name }) => name === focused);
  if (option?.autocomplete !== true) throw new Refusal(`Option "${focused}" has no suggestions.`);
  const typed = { ...values, [focused]: values[focused] ?? "" };
  const options = sentOptions(found, typed, (_, value) =>
    typeof value === "object" ? "0" : value,
  );
  const marked = options.map((sent) =>
    sent.name === focused
      ? { name: focused, type: sent.type, value: String(sent.value), focused: true }
      : sent,
  );
  return commandData(found, marked, {});
}

function findSlash(offered: readonly WireCommand[], words: string): FoundCommand {
  const [name = "", ...rest] = words.split(" ");
  const command = offered.find(
    (candidate) => candidate.type === COMMAND_TYPE.slash && candidate.name === name,
  );
  if (command === undefined) throw new Refusal(`There is no command /${name} here.`);
  const subcommands: CommandOption[] = [];
  let options = command.options ?? [];
  for (const word of rest) {
    const next = options.find((option) => option.name === word);
    if (next === undefined) throw new Refusal(`There is no command /${words} here.`);
    subcommands.push(next);
    options = next.options ?? [];
  }
  if (options.some(({ type }) => type <= OPTION_TYPE.subcommandGroup))
    throw new Refusal(`/${words} needs a subcommand.`);
  return { command, subcommands, options };
}

function sentOptions(
  { options }: FoundCommand,
  values: OptionValues,
  send: (option: CommandOption, value: OptionValues[string]) => string | number | boolean,
): readonly SentOption[] {
  return Object.entries(values).map(([name, value]) => {
    const option = options.find((candidate) => candidate.name === name);
    if (option === undefined) throw new Refusal(`There is no option "${name}".`);
    return { name, type: option.type, value: send(option, value) };
  });
}

function commandData(
  { command, subcommands }: FoundCommand,
  options: readonly SentOption[],
  resolved: object,
): object {
  const nested = subcommands.reduceRight<readonly SentOption[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  );
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
    options: nested,
    ...resolved,
  };
}
