import { ApiError } from "../api-error.ts";
import { CONTEXT } from "../wire/command.ts";
import type { CommandDefinition, WireCommand } from "../wire/command.ts";
import type { Core } from "./core.ts";
import type { ChannelRecord, CommandRecord, GuildRecord } from "./state.ts";

/** The bot's registered commands, global ones (guild null) and those of single servers. */
export class Commands {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  list(guildId: string | null): readonly WireCommand[] {
    return this.#records(guildId).map((record) => this.wire(record));
  }

  /** The command with this id; 10063 where there is none. */
  get(guildId: string | null, id: string): CommandRecord {
    const record = this.#core.state.commands.get(id);
    if (record?.guildId !== guildId) throw new ApiError(10_063);
    return record;
  }

  /** Defines a command; one of the same name and type is replaced and keeps its id. */
  define(guildId: string | null, definition: CommandDefinition): CommandRecord {
    const record = this.#define(guildId, definition);
    this.#core.events.emit({ type: "commands-changed" });
    return record;
  }

  change(record: CommandRecord, changes: Partial<CommandDefinition>): CommandRecord {
    return this.#store(record.id, record.guildId, { ...record.definition, ...changes });
  }

  delete(record: CommandRecord): void {
    this.#core.state.commands.delete(record.id);
    this.#core.events.emit({ type: "commands-changed" });
  }

  /** Replaces all commands of a place by these. */
  replaceAll(guildId: string | null, definitions: readonly CommandDefinition[]): void {
    const kept = new Set(definitions.map((definition) => this.#define(guildId, definition).id));
    for (const { id } of this.#records(guildId))
      if (!kept.has(id)) this.#core.state.commands.delete(id);
    this.#core.events.emit({ type: "commands-changed" });
  }

  /**
   * What Discord's client offers in a channel to people of a language: the server's own commands
   * hide global namesakes.
   */
  offeredIn(
    channel: ChannelRecord,
    guild: GuildRecord | null,
    locale: string,
  ): readonly WireCommand[] {
    const own = guild === null ? [] : this.#records(guild.id);
    const names = new Set(own.map(({ definition }) => keyOf(definition)));
    const global = this.#records(null).filter(
      ({ definition }) => !names.has(keyOf(definition)) && isOffered(definition, channel, guild),
    );
    return [...own, ...global]
      .map((record) => localized(this.wire(record), locale))
      .toSorted((one, other) => one.name.localeCompare(other.name));
  }

  wire({ id, guildId, version, definition }: CommandRecord): WireCommand {
    return {
      contexts: null,
      integration_types: [0],
      default_member_permissions: null,
      nsfw: false,
      ...definition,
      id,
      application_id: this.#core.state.applicationId,
      ...(guildId !== null && { guild_id: guildId }),
      version,
      type: definition.type ?? 1,
      description: definition.description ?? "",
    };
  }

  #records(guildId: string | null): readonly CommandRecord[] {
    return [...this.#core.state.commands.values()].filter((record) => record.guildId === guildId);
  }

  #define(guildId: string | null, definition: CommandDefinition): CommandRecord {
    const known = this.#records(guildId).find(
      (record) => keyOf(record.definition) === keyOf(definition),
    );
    return this.#store(known?.id ?? this.#core.nextId(), guildId, definition);
  }

  #store(id: string, guildId: string | null, definition: CommandDefinition): CommandRecord {
    const record = { id, guildId, version: this.#core.nextId(), definition };
    this.#core.state.commands.set(id, record);
    return record;
  }
}

/** A command with its texts in a language beside the others, as Discord sends it when asked. */
function localized(command: WireCommand, locale: string): WireCommand {
  const name = command.name_localizations?.[locale];
  const description = command.description_localizations?.[locale];
  return {
    ...command,
    ...(name !== undefined && { name_localized: name }),
    ...(description !== undefined && { description_localized: description }),
  };
}

function keyOf({ name, type }: CommandDefinition): string {
  return `${type ?? 1} ${name}`;
}

/** Whether a global command may be used in this kind of place, by its contexts and installations. */
function isOffered(
  { contexts, integration_types: installs }: CommandDefinition,
  channel: ChannelRecord,
  guild: GuildRecord | null,
): boolean {
  const context = contextOf(channel);
  const allowsContext = contexts === undefined || contexts === null || contexts.includes(context);
  const isBotsPlace = channel.kind === "direct" || guild?.hasBot === true;
  return allowsContext && (isBotsPlace || (installs ?? [0]).includes(1));
}

/** The kind of place that interactions report for a channel. */
export function contextOf(channel: ChannelRecord): number {
  if (channel.kind === "text") return CONTEXT.guild;
  return channel.kind === "direct" ? CONTEXT.botDirectMessage : CONTEXT.privateChannel;
}
