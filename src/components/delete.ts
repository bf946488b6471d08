import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { ownOrVisibleJob } from "../discord/interactions/rights.ts";
import { privately } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { removeJob } from "../discord/people/remove-job.ts";
import { granted } from "../pipeline/policy/answer.ts";

/**
 * 🗑 Delete: takes the message away, for its owner or for somebody who may manage messages there. Its
 * owner deletes the pictures with it.
 */
export const deleteButton: Button<"studio" | "policy" | "favourites" | "takeAway"> = {
  kind: "button",
  action: "delete",
  async execute(interaction, id, services) {
    const job = await ownOrVisibleJob(id.jobId, interaction, services);
    granted(await services.policy.mayDelete(requesterOf(interaction), job));
    await interaction.deferUpdate();
    await interaction.deleteReply();
    if (job.userId !== interaction.user.id) return;
    // Whoever only tidies up a channel does not delete what belongs to somebody else.
    await removeJob(job, services);
    const command = `/show id:${job.id}`;
    const text = personalWords(interaction).say("discord.deleted", { command });
    await interaction.followUp(privately(messageOf([paragraph(text)])));
  },
};
