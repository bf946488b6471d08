import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { privately } from "../discord/messages/message-options.ts";
import { showRules } from "../discord/settings-panel/change-rules.ts";
import { say } from "../words/index.ts";
import { described } from "./localized.ts";

/** `/settings`: the rules of a server, for those who manage it. */
export const settings: SlashCommand<"policy" | "serverRules"> = {
  kind: "slash",
  name: "settings",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "settings",
    ...described(say("panel.command")),
    default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
    integration_types: [
      ApplicationIntegrationType.GuildInstall,
      ApplicationIntegrationType.UserInstall,
    ],
    contexts: [InteractionContextType.Guild],
  }),

  async execute(interaction, services) {
    await interaction.reply(privately(await showRules(interaction, services, { page: "where" })));
  },
};
