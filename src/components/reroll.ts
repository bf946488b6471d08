import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Button } from "../discord/interactions/component.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import { reroll } from "../pipeline/orders/derive.ts";

/** 🎲 Reroll: the same order with a new seed, as a job of whoever presses. */
export const rerollButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "reroll",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayVary");
    await answerWithJob(
      interaction,
      services,
      async () => ({
        kind: "reroll",
        draft: reroll(job),
        parent: { jobId: job.id, position: undefined },
      }),
      job.request,
    );
  },
};
