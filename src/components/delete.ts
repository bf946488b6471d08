import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { mayDelete, visibleJob } from "../discord/interactions/rights.ts";
import { privately } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";

/** 🗑 Delete: takes the message away, for its owner or for somebody who may manage messages there. */
export const deleteButton: Button<"studio"> = {
  kind: "button",
  action: "delete",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services);
    if (!mayDelete(job, interaction))
      throw new UserError("not-yours", say("discord.only-owner-deletes", { owner: job.userId }));
    await interaction.deferUpdate();
    await interaction.deleteReply();
    if (job.userId !== interaction.user.id) return;
    const command = `/show id:${job.id}`;
    const text = personalWords(interaction).say("discord.deleted", { command });
    await interaction.followUp(privately(messageOf([paragraph(text)])));
  },
};
