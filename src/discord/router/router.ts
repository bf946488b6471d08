import type { Interaction } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { describeError, refusalOf } from "../connection/describe-error.ts";
import { isOutOfReach } from "../connection/delivery-problem.ts";
import type { Command } from "../interactions/command.ts";
import type { Component } from "../interactions/component.ts";
import { unreadableControl } from "../interactions/refusals.ts";
import type { Services } from "../interactions/services.ts";
import { readCustomId } from "../messages/custom-id.ts";
import { answerError } from "./answer-error.ts";

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
    if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
      const id = readCustomId(interaction.customId);
      const component = id === undefined ? undefined : components.get(id.action);
      if (id === undefined || component === undefined) throw unknownControl();
      if (component.kind === "button" && interaction.isButton())
        return await component.execute(interaction, id, services);
      if (component.kind === "select" && interaction.isStringSelectMenu())
        return await component.execute(interaction, id, services);
      if (component.kind === "channels" && interaction.isChannelSelectMenu())
        return await component.execute(interaction, id, services);
      if (component.kind === "roles" && interaction.isRoleSelectMenu())
        return await component.execute(interaction, id, services);
      if (component.kind === "modal" && interaction.isModalSubmit())
        return await component.execute(interaction, id, services);
      throw unreadableControl();
    }
    throw unknownCommand(interaction.isContextMenuCommand() ? interaction.commandName : "?");
  }

  async function suggest(interaction: Interaction): Promise<void> {
    if (!interaction.isAutocomplete()) return;
    const command = commands.get(interaction.commandName);
    if (command?.kind !== "slash") return;
    try {
      await command.autocomplete?.(interaction, services);
    } catch (error) {
      // Suggestions have no reader any more, and nobody can be told.
      if (isOutOfReach(error)) services.log.warn(refusalOf(error), "Could not suggest anything");
      else services.log.debug(describeError(error), "Could not suggest anything");
    }
  }

  return async (interaction) => {
    if (interaction.isAutocomplete()) return await suggest(interaction);
    try {
      await run(interaction);
    } catch (error) {
      await answerError(interaction, error, services.log);
    }
  };
}

function unknownCommand(name: string): UserError {
  return new UserError("invalid-option", say("discord.unknown-command", { name }));
}

function unknownControl(): UserError {
  return new UserError("gone", say("discord.unknown-control"));
}
