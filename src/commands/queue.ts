import { ApplicationCommandType, MessageFlags } from "discord.js";
import { asEdit } from "../components/message-options.ts";
import { queueView } from "../components/views/queue-view.ts";
import type { SlashCommand } from "./command.ts";
import { everywhere } from "./everywhere.ts";
import { commandWords } from "./words.ts";

/** `/queue`: how full the queue is, and one's own jobs; seen only by whoever asks. */
export const queue: SlashCommand = {
  kind: "slash",
  name: "queue",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "queue",
    description: commandWords.queue,
    ...everywhere,
  }),

  async execute(interaction, { studio }) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(asEdit(queueView(await studio.queue(interaction.user.id))));
  },
};
