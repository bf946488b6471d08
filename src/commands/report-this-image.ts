import { ApplicationCommandType, MessageFlags } from "discord.js";
import type { MessageCommand } from "../discord/interactions/command.ts";
import { personalWords, publicLocale } from "../discord/interactions/languages.ts";
import { discordWords, type DiscordWords } from "../discord/messages/discord-words.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { ownJob } from "../discord/reading/own-job.ts";
import { reportView } from "../discord/views/report-view.ts";
import { UserError } from "../domain/errors.ts";
import type { Reporting } from "../pipeline/moderating/moderators.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { entitled } from "./localized.ts";

const entry = entitled(say("commands.report-this-image"));

/** "Report this image": tells a server's moderators of one of Easel's pictures; for everybody. */
export const reportThisImage: MessageCommand<"studio" | "policy" | "moderators" | "post"> = {
  kind: "message",
  name: entry.name,

  declare: () => ({ type: ApplicationCommandType.Message, ...entry, ...everywhere }),

  async execute(interaction, services) {
    const job = await ownJob(interaction, services);
    if (job === undefined) throw new UserError("no-picture", say("moderation.only-own-pictures"));
    const { guildId, channelId, targetMessage, user } = interaction;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const report = { userId: user.id, channelId, messageId: targetMessage.id };
    const reporting = await services.moderators.report(job, {
      ...report,
      guildId: guildId ?? undefined,
    });
    let isPosted = false;
    // Others have reported it already: one message is enough.
    if (reporting.outcome === "post" && reporting.others === 0) {
      const words = discordWords(publicLocale(interaction));
      const view = reportView(words, job, { ...report, guildId: guildId ?? "" });
      isPosted = await services.post(reporting.channelId, view, `report:${job.id}`);
    } else isPosted = reporting.outcome === "post";
    const text = answerTo(personalWords(interaction), reporting, isPosted);
    await interaction.editReply(asEdit(messageOf([paragraph(text)])));
  },
};

function answerTo(words: DiscordWords, { outcome }: Reporting, isPosted: boolean): string {
  if (outcome === "repeated") return words.say("moderation.reported-before");
  if (outcome === "told-operators") return words.say("moderation.reported-to-operators");
  return isPosted ? words.say("moderation.reported") : words.say("moderation.report-nobody");
}
