import { ApplicationCommandType, MessageFlags } from "discord.js";
import { asEdit } from "../components/message-options.ts";
import { statusView } from "../components/views/status-view.ts";
import { granted } from "../pipeline/policy/answer.ts";
import type { SlashCommand } from "./command.ts";
import { everywhere } from "./everywhere.ts";
import { requesterOf } from "./requester-of.ts";
import { commandWords } from "./words.ts";

/** `/status`: models, credits and the queue, for the people whom the settings name as operators. */
export const status: SlashCommand = {
  kind: "slash",
  name: "status",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "status",
    description: commandWords.status,
    ...everywhere,
  }),

  async execute(interaction, { studio, policy, credits, creditsWarning }) {
    granted(await policy.mayOperate(requesterOf(interaction), "/status"));
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { waiting, running } = await studio.queue(interaction.user.id);
    await interaction.editReply(
      asEdit(
        statusView({
          models: studio.models,
          waiting,
          running,
          credits: await credits(),
          creditsWarning,
        }),
      ),
    );
  },
};
