import { type ButtonInteraction, MessageFlags } from "discord.js";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { ownOrVisibleJob } from "../discord/interactions/rights.ts";
import type { Only } from "../discord/interactions/services.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { queueView } from "../discord/views/queue-view.ts";

/** Cancel: ends a waiting or running job of whoever presses; other people's go on. */
export const cancelButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "cancel",
  async execute(interaction, id, services) {
    const job = await ownOrVisibleJob(id.jobId, interaction, services);
    // Refusals must come before the acknowledgement, which would turn them into an edit of the message.
    await services.studio.cancel(job.id, requesterOf(interaction));
    await interaction.deferUpdate();
    // A job's own message shows its end by itself, a private one too.
    const isItsOwn =
      job.target.kind !== "terminal" && job.target.messageId === interaction.message.id;
    if (interaction.message.flags.has(MessageFlags.Ephemeral) && !isItsOwn)
      await showQueue(interaction, services);
  },
};

/** The press came from the list of `/queue`, which nobody else keeps up to date. */
async function showQueue(
  interaction: ButtonInteraction,
  { studio }: Only<"studio">,
): Promise<void> {
  const view = queueView(personalWords(interaction), await studio.queue(interaction.user.id));
  await interaction.editReply(asEdit(view));
}
