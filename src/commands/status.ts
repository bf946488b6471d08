import { ApplicationCommandType, MessageFlags } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { isOperator } from "../discord/interactions/rights.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { statusView } from "../discord/views/status-view.ts";
import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { described } from "./localized.ts";

/** `/status`: models, credits and the queue, for the people whom the settings name as operators. */
export const status: SlashCommand<"studio" | "credits" | "creditsWarning" | "operators"> = {
  kind: "slash",
  name: "status",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "status",
    ...described(say("commands.status")),
    ...everywhere,
  }),

  async execute(interaction, { studio, credits, creditsWarning, operators }) {
    if (!isOperator(interaction.user.id, { operators }))
      throw new UserError("not-yours", say("commands.status-for-operators"));
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { waiting, running } = await studio.queue(interaction.user.id);
    const view = statusView(personalWords(interaction), {
      models: studio.models,
      waiting,
      running,
      credits: await credits(),
      creditsWarning,
    });
    await interaction.editReply(asEdit(view));
  },
};
