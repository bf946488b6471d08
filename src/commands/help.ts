import { ApplicationCommandType } from "discord.js";
import { privately } from "../components/message-options.ts";
import { helpView } from "../components/views/help-view.ts";
import type { SlashCommand } from "./command.ts";
import { everywhere } from "./everywhere.ts";
import { commandWords } from "./words.ts";

/** `/help`: what the bot can do; seen only by whoever asks. */
export const help: SlashCommand = {
  kind: "slash",
  name: "help",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "help",
    description: commandWords.help,
    ...everywhere,
  }),

  async execute(interaction, { studio, messageContentIntent }) {
    await interaction.reply(privately(helpView({ models: studio.models, messageContentIntent })));
  },
};
