import { type ButtonInteraction, PermissionFlagsBits } from "discord.js";
import { visibleJob } from "../commands/may-see.ts";
import { UserError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import type { Component } from "./component.ts";
import { privately } from "./message-options.ts";
import { paragraph } from "./views/parts.ts";
import { unreadableControl } from "./words.ts";

/** 🗑 Delete: takes the message away, for its owner or for somebody who may manage messages there. */
export const deleteButton: Component = {
  action: "delete",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    if (!mayDelete(job, interaction))
      throw new UserError(
        "not-yours",
        `Only <@${job.userId}>, or somebody with the permission Manage Messages, can delete this.`,
      );
    await interaction.deferUpdate();
    await interaction.deleteReply();
    if (job.userId !== interaction.user.id) return;
    await interaction.followUp(
      privately({
        components: [paragraph(`Deleted. \`/show id:${job.id}\` brings it back.`)],
        files: [],
        keep: [],
        mentions: [],
      }),
    );
  },
};

function mayDelete(job: Job, interaction: ButtonInteraction): boolean {
  return (
    job.userId === interaction.user.id ||
    (interaction.guildId !== null &&
      interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true)
  );
}
