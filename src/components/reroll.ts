import { answerWithJob } from "../commands/answer.ts";
import { visibleJob } from "../commands/may-see.ts";
import { reroll } from "../pipeline/orders/derive.ts";
import type { Component } from "./component.ts";
import { unreadableControl } from "./words.ts";

/** 🎲 Reroll: the same order with a new seed, as a job of whoever presses. */
export const rerollButton: Component = {
  action: "reroll",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    await answerWithJob(interaction, services, async () => ({
      kind: "reroll",
      draft: reroll(job),
      parent: { jobId: job.id, position: undefined },
    }));
  },
};
