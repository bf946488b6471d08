import { answerWithJob } from "../commands/answer.ts";
import { visibleJob } from "../commands/may-see.ts";
import { UserError } from "../domain/errors.ts";
import { AlreadyRetried } from "../pipeline/orders/already-retried.ts";
import { retry } from "../pipeline/orders/derive.ts";
import type { Component } from "./component.ts";
import { privately } from "./message-options.ts";
import type { MessageView } from "./message-view.ts";
import { messageUrl } from "./views/job-text.ts";
import { paragraph } from "./views/parts.ts";
import { unreadableControl } from "./words.ts";

/** Try again: the same order once more, after a failure that does not repeat by itself. */
export const retryButton: Component = {
  action: "retry",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    if (job.failure?.mayRepeat !== true)
      throw new UserError(
        "gone",
        "There is nothing to try again here: this job did not fail in a way that a second attempt could mend.",
      );
    try {
      await answerWithJob(interaction, services, async () => ({
        kind: "retry",
        draft: retry(job),
        parent: { jobId: job.id, position: undefined },
      }));
    } catch (error) {
      if (!(error instanceof AlreadyRetried)) throw error;
      await interaction.reply(privately(whereIs(error)));
    }
  },
};

/** Where the other attempt is. */
function whereIs({ message, retry: other }: AlreadyRetried): MessageView {
  const url = messageUrl(other.place);
  const where = url === undefined ? `\`/show id:${other.id}\`` : `[its message](${url})`;
  const components = [paragraph(`${message} See ${where}.`)];
  return { components, files: [], keep: [], mentions: [] };
}
