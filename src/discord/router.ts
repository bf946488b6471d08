import type { BaseInteraction, Interaction } from "discord.js";
import type { Command } from "../commands/command.ts";
import type { Services } from "../commands/services.ts";
import type { Component } from "../components/component.ts";
import { readCustomId } from "../components/custom-id.ts";
import { UserError } from "../domain/errors.ts";
import { answerError } from "./answer-error.ts";
import { describeError } from "./describe-error.ts";

/** All that an interaction can lead to. */
export interface RouterOptions {
  readonly commands: readonly Command[];
  readonly components: readonly Component[];
  readonly services: Services;
}

/**
 * Makes the function that every interaction goes through: to its command, or to the component that
 * its custom id names. What these throw is put into words for the person. It never rejects.
 */
export function createRouter(options: RouterOptions): (interaction: Interaction) => Promise<void> {
  const { services } = options;
  const commands = new Map(options.commands.map((command) => [command.name, command]));
  const components = new Map(options.components.map((component) => [component.action, component]));

  async function run(interaction: Interaction): Promise<void> {
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      const command = commands.get(interaction.commandName);
      if (command?.kind === "slash" && interaction.isChatInputCommand())
        return await command.execute(interaction, services);
      if (command?.kind === "message" && interaction.isMessageContextMenuCommand())
        return await command.execute(interaction, services);
      throw unknownCommand(interaction.commandName);
    }
    if (interaction.isButton() || interaction.isStringSelectMenu() || interaction.isModalSubmit()) {
      const id = readCustomId(interaction.customId);
      const component = id === undefined ? undefined : components.get(id.action);
      if (id === undefined || component === undefined) throw unknownComponent();
      return await component.execute(interaction, id, services);
    }
    throw unknownCommand("that");
  }

  async function suggest(interaction: Interaction): Promise<void> {
    if (!interaction.isAutocomplete()) return;
    const command = commands.get(interaction.commandName);
    if (command?.kind !== "slash") return;
    try {
      await command.autocomplete?.(interaction, services);
    } catch (error) {
      // Suggestions that come too late have no reader, and nobody can be told.
      services.log.debug(describeError(error), "Could not suggest anything");
    }
  }

  return async (interaction) => {
    if (interaction.isAutocomplete()) return await suggest(interaction);
    try {
      await run(interaction);
    } catch (error) {
      await answerError(interaction satisfies BaseInteraction, error, services.log);
    }
  };
}

function unknownCommand(name: string): UserError {
  return new UserError(
    "invalid-option",
    `I do not know the command ${name} any more. Discord shows the new ones after a restart of its app.`,
  );
}

function unknownComponent(): UserError {
  return new UserError(
    "gone",
    "I do not know this button. It may belong to another version of me; a new /imagine brings new ones.",
  );
}
