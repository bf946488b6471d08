import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  MessageFlags,
} from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { asEdit, privately } from "../discord/messages/message-options.ts";
import { exportParts } from "../discord/people/data-export.ts";
import { erasureQuestion } from "../discord/views/erasure-view.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { described } from "./localized.ts";

/** `/mydata`: what is stored of whoever asks, as files, or deleted; seen only by them. */
export const mydata: SlashCommand<"members" | "pictures"> = {
  kind: "slash",
  name: "mydata",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "mydata",
    ...described(say("history.mydata")),
    options: [
      { type: Type.Subcommand, name: "export", ...described(say("history.mydata-export")) },
      { type: Type.Subcommand, name: "delete", ...described(say("history.mydata-delete")) },
    ],
    ...everywhere,
  }),

  async execute(interaction, services) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const words = personalWords(interaction);
    const userId = interaction.user.id;
    if (interaction.options.getSubcommand() === "delete") {
      const rows = await services.members.rowsOf(userId);
      const jobs = rows["jobs"]?.length ?? 0;
      const pictures = rows["pictures"]?.length ?? 0;
      const question = erasureQuestion(words, { userId, jobs, pictures });
      await interaction.editReply(asEdit(question));
      return;
    }
    const limit = interaction.attachmentSizeLimit;
    let isFirst = true;
    // Each part is made when the one before it is sent, so that memory holds one at a time.
    for await (const part of exportParts(words, userId, limit, services)) {
      if (isFirst) await interaction.editReply(asEdit(part));
      else await interaction.followUp(privately(part));
      isFirst = false;
    }
  },
};
