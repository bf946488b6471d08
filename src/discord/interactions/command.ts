import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from "discord.js";
import type { Numbered } from "../connection/register-commands.ts";
import type { Only, Services } from "./services.ts";

/**
 * A slash command: its declaration, built from the configured models, and its behaviour. `Needs`
 * names the services that it takes.
 * `execute` must acknowledge within 3 s, so it answers or defers before anything slow; what it
 * throws is put into words by the router.
 */
export interface SlashCommand<Needs extends keyof Services = keyof Services> {
  readonly kind: "slash";
  readonly name: string;
  /** Whether there is anything that it can do here; absent: always. */
  isOffered?(services: Only<Needs>): boolean;
  declare(services: Only<Needs>): Numbered<RESTPostAPIChatInputApplicationCommandsJSONBody>;
  execute(interaction: ChatInputCommandInteraction, services: Only<Needs>): Promise<void>;
  /** Answers from memory, since autocomplete cannot be deferred. */
  autocomplete?(interaction: AutocompleteInteraction, services: Only<Needs>): Promise<void>;
}

/** An entry under "Apps" on a message. `Needs` names the services that it takes. */
export interface MessageCommand<Needs extends keyof Services = keyof Services> {
  readonly kind: "message";
  readonly name: string;
  /** Whether there is anything that it can do here; absent: always. */
  isOffered?(services: Only<Needs>): boolean;
  declare(services: Only<Needs>): RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, services: Only<Needs>): Promise<void>;
}

/** Anything that is registered with Discord. */
export type Command = SlashCommand | MessageCommand;

/** What is registered with Discord: the declarations of all commands that can do something here. */
export function declarations(commands: readonly Command[], services: Services) {
  const offered = commands.filter((command) => command.isOffered?.(services) ?? true);
  return offered.map((command) => command.declare(services));
}
