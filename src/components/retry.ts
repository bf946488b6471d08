import { answerWithJob } from "../commands/answer.ts";
import { visibleJob } from "../commands/may-see.ts";
import { UserError } from "../domain/errors.ts";
import { retry } from "../pipeline/derive.ts";
import type { Component } from "./component.ts";
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
    await answerWithJob(interaction, services, async () => ({
      kind: "retry",
      draft: retry(job),
      parent: { jobId: job.id, position: undefined },
    }));
  },
};
