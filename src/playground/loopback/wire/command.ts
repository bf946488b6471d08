/** Command kinds: a slash command, and entries in a user's and a message's "Apps" menu. */
export const COMMAND_TYPE = { slash: 1, user: 2, message: 3 } as const;

/** Option kinds of slash commands, by the number on the wire. */
export const OPTION_TYPE = {
  subcommand: 1,
  subcommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/** Where a command can be used: in a server, in the direct messages with the bot, in other private channels. */
export const CONTEXT = { guild: 0, botDirectMessage: 1, privateChannel: 2 } as const;

/** A text in several languages, by Discord's names of them. */
export type Localizations = Readonly<Record<string, string>> | null;

export interface Choice {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly value: string | number;
}

export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description: string;
  readonly description_localizations?: Localizations;
  readonly required?: boolean;
  readonly choices?: readonly Choice[];
  readonly autocomplete?: boolean;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly options?: readonly CommandOption[];
}

/** What a bot sends to define a command. */
export interface CommandDefinition {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly type?: number;
  readonly description?: string;
  readonly description_localizations?: Localizations;
  readonly options?: readonly CommandOption[];
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[];
  readonly default_member_permissions?: string | null;
  readonly nsfw?: boolean;
}

/** A registered command as Discord's API v10 sends it. */
export interface WireCommand extends CommandDefinition {
  readonly id: string;
  readonly application_id: string;
  readonly guild_id?: string;
  readonly version: string;
  readonly type: number;
  readonly description: string;
  /** In the language that was asked for, where the bot gave it. */
  readonly name_localized?: string;
  readonly description_localized?: string;
}
