import { type ButtonInteraction, MessageFlags } from "discord.js";
import { visibleJob } from "../commands/may-see.ts";
import { requesterOf } from "../commands/requester-of.ts";
import type { Services } from "../commands/services.ts";
import type { Component } from "./component.ts";
import { asEdit } from "./message-options.ts";
import { queueView } from "./views/queue-view.ts";
import { unreadableControl } from "./words.ts";

/** Cancel: ends a waiting or running job of whoever presses; other people's go on. */
export const cancelButton: Component = {
  action: "cancel",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    // Refusals must come before the acknowledgement, which would turn them into an edit of the message.
    await services.studio.cancel(job.id, requesterOf(interaction));
    await interaction.deferUpdate();
    if (interaction.message.flags.has(MessageFlags.Ephemeral))
      await showQueue(interaction, services);
  },
};

/** The press came from the list of `/queue`, which nobody else keeps up to date. */
async function showQueue(interaction: ButtonInteraction, { studio }: Services): Promise<void> {
  await interaction.editReply(asEdit(queueView(await studio.queue(interaction.user.id))));
}
