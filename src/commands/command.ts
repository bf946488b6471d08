import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from "discord.js";
import type { Services } from "./services.ts";

/**
 * A slash command: its declaration, built from the configured models, and its behaviour.
 * `execute` must acknowledge within 3 s, so it answers or defers before anything slow; what it
 * throws is put into words by the router.
 */
export interface SlashCommand {
  readonly kind: "slash";
  readonly name: string;
  declare(services: Services): RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, services: Services): Promise<void>;
  /** Answers from memory, since autocomplete cannot be deferred. */
  autocomplete?(interaction: AutocompleteInteraction, services: Services): Promise<void>;
}

/** An entry under "Apps" on a message. */
export interface MessageCommand {
  readonly kind: "message";
  readonly name: string;
  declare(services: Services): RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, services: Services): Promise<void>;
}

/** Anything that is registered with Discord. */
export type Command = SlashCommand | MessageCommand;
