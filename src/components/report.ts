import { type ButtonInteraction, MessageFlags } from "discord.js";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { unknownJob } from "../discord/interactions/refusals.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import type { Job } from "../domain/job.ts";
import { granted } from "../pipeline/policy/answer.ts";
import type { Moderators } from "../pipeline/moderating/moderators.ts";

type Needs = "studio" | "policy" | "moderators" | "removeMessage";

/** What a moderator is about to decide on; who may, is asked at each press. */
interface Case {
  readonly job: Job;
  readonly guildId: string;
  readonly reports: Awaited<ReturnType<Moderators["reportsOf"]>>;
}

/** The reported job, in the server in which it was reported. Throws UserError for everybody else. */
async function caseOf(
  interaction: ButtonInteraction,
  jobId: string,
  { studio, policy, moderators }: Only<Needs>,
): Promise<Case> {
  const { guildId } = granted(await policy.mayModerate(requesterOf(interaction)));
  const reports = await moderators.reportsOf(jobId, guildId);
  const job = await studio.job(jobId);
  if (job === undefined) throw unknownJob();
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  return { job, guildId, reports };
}

async function say(interaction: ButtonInteraction, text: string): Promise<void> {
  await interaction.editReply(asEdit(messageOf([paragraph(text)])));
}

/** 🗑️ on a report: takes the pictures away, and keeps them away in servers. */
export const reportDeleteButton: Button<Needs> = {
  kind: "button",
  action: "report-delete",
  async execute(interaction, id, services) {
    const { job, guildId, reports } = await caseOf(interaction, id.jobId, services);
    await services.moderators.takeDown(job, guildId, interaction.user.id);
    const places = new Map(reports.map(({ messageId, channelId }) => [messageId, channelId]));
    const { target } = job;
    if (job.guildId === guildId && target.kind !== "terminal" && target.messageId !== undefined)
      places.set(target.messageId, target.channelId);
    let isGone = true;
    for (const [messageId, channelId] of places)
      isGone = (await services.removeMessage(channelId, messageId)) && isGone;
    const words = personalWords(interaction);
    await say(
      interaction,
      words.say(isGone ? "moderation.done-delete" : "moderation.half-done-delete"),
    );
  },
};

/** ⚠️ and ⛔ on a report: warn or ban whoever ordered the pictures. */
function measureButton(kind: "warn" | "ban"): Button<Needs> {
  return {
    kind: "button",
    action: `report-${kind}`,
    async execute(interaction, id, services) {
      const { job, guildId } = await caseOf(interaction, id.jobId, services);
      const words = personalWords(interaction);
      await services.moderators.take(kind, {
        guildId,
        userId: job.userId,
        by: interaction.user.id,
        reason: words.plain.say("moderation.reason-report", { id: job.id }),
      });
      const done = kind === "warn" ? "moderation.done-warn" : "moderation.done-ban";
      await say(interaction, words.say(done, { user: job.userId }));
    },
  };
}

export const reportWarnButton = measureButton("warn");
export const reportBanButton = measureButton("ban");
