import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import type { DiscordWords } from "../discord/messages/discord-words.ts";
import { privately } from "../discord/messages/message-options.ts";
import { messageOf, type MessageView } from "../discord/messages/message-view.ts";
import { lines, link } from "../discord/messages/parts.ts";
import { messageUrl } from "../discord/views/job-text.ts";
import { UserError } from "../domain/errors.ts";
import { AlreadyRetried } from "../pipeline/orders/already-retried.ts";
import { retry } from "../pipeline/orders/derive.ts";
import { say } from "../words/index.ts";

/** Try again: the same order once more, after a failure that does not repeat by itself. */
export const retryButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "retry",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayRetry");
    if (job.failure?.mayRepeat !== true)
      throw new UserError("gone", say("discord.nothing-to-retry"));
    try {
      await answerWithJob(
        interaction,
        services,
        async () => ({
          kind: "retry",
          draft: retry(job),
          parent: { jobId: job.id, position: undefined },
        }),
        job.request,
      );
    } catch (error) {
      if (!(error instanceof AlreadyRetried)) throw error;
      await interaction.reply(privately(whereIs(personalWords(interaction), error)));
    }
  },
};

/** Where the other attempt is. */
function whereIs(words: DiscordWords, { says, retry: other }: AlreadyRetried): MessageView {
  const url = messageUrl(other.target);
  const where =
    url === undefined
      ? words.say("discord.show-other-attempt", { command: `/show id:${other.id}` })
      : link(words.say("discord.other-attempt"), url);
  return messageOf([lines(words.text(says), where)]);
}
