import { ApplicationCommandType } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { privately } from "../discord/messages/message-options.ts";
import { helpView } from "../discord/views/help-view.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { described } from "./localized.ts";

/** `/help`: what the bot can do; seen only by whoever asks. */
export const help: SlashCommand<"studio" | "messageContentIntent"> = {
  kind: "slash",
  name: "help",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "help",
    ...described(say("commands.help")),
    ...everywhere,
  }),

  async execute(interaction, { studio, messageContentIntent }) {
    const view = helpView(personalWords(interaction), {
      models: studio.models,
      messageContentIntent,
    });
    await interaction.reply(privately(view));
  },
};
