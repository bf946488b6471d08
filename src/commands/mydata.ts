import { ApplicationCommandOptionType, MessageFlags } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { askDeleteView, askExportView } from "../discord/views/mydata-view.ts";
import { say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";
import { described } from "./localized.ts";

/**
 * `/mydata`: everything that is stored about whoever asks, to have or to delete, after a question
 * that only they see. No rule of a server and no ban stands against it.
 */
export const mydata: SlashCommand<"myData"> = {
  kind: "slash",
  name: "mydata",

  declare: () =>
    slashCommand("mydata", say("commands.mydata"), [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "export",
        ...described(say("commands.mydata-export")),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "delete",
        ...described(say("commands.mydata-delete")),
      },
    ]),

  async execute(interaction, { myData }) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { id } = interaction.user;
    const view = interaction.options.getSubcommand() === "export" ? askExportView : askDeleteView;
    const words = personalWords(interaction);
    await interaction.editReply(asEdit(view(words, id, await myData.summary(id))));
  },
};
