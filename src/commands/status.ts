import { MessageFlags } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { statusView } from "../discord/views/status-view.ts";
import { granted } from "../pipeline/policy/answer.ts";
import { say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";

/** `/status`: models, credits and the queue, for the people whom the settings name as operators. */
export const status: SlashCommand<"studio" | "policy" | "credits" | "creditsWarning"> = {
  kind: "slash",
  name: "status",

  declare: () => slashCommand("status", say("commands.status")),

  async execute(interaction, { studio, policy, credits, creditsWarning }) {
    granted(await policy.mayOperate(requesterOf(interaction), "/status"));
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
