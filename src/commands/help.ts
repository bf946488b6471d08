import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { privately } from "../discord/messages/message-options.ts";
import { helpView } from "../discord/views/help-view.ts";
import { say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";

/** `/help`: what the bot can do; seen only by whoever asks. */
export const help: SlashCommand<"studio" | "messageContentIntent"> = {
  kind: "slash",
  name: "help",

  declare: () => slashCommand("help", say("commands.help")),

  async execute(interaction, { studio, messageContentIntent }) {
    const view = helpView(personalWords(interaction), {
      models: studio.models,
      messageContentIntent,
    });
    await interaction.reply(privately(view));
  },
};
