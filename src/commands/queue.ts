import { MessageFlags } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { queueView } from "../discord/views/queue-view.ts";
import { say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";

/** `/queue`: how full the queue is, and one's own jobs; seen only by whoever asks. */
export const queue: SlashCommand<"studio"> = {
  kind: "slash",
  name: "queue",

  declare: () => slashCommand("queue", say("commands.queue")),

  async execute(interaction, { studio }) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const view = queueView(personalWords(interaction), await studio.queue(interaction.user.id));
    await interaction.editReply(asEdit(view));
  },
};
