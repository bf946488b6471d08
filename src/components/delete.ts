import { visibleJob } from "../commands/may-see.ts";
import { requesterOf } from "../commands/requester-of.ts";
import { granted } from "../pipeline/policy/answer.ts";
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
    granted(await services.policy.mayDelete(requesterOf(interaction), job));
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
