import { answerWithJob } from "../commands/answer.ts";
import { visibleJob } from "../commands/may-see.ts";
import { vary } from "../pipeline/orders/derive.ts";
import type { Component } from "./component.ts";
import { pressedPicture } from "./pressed-picture.ts";
import { variationStrength } from "./variation-strength.ts";
import { withOriginal } from "./with-original.ts";
import { unreadableControl } from "./words.ts";

/** V1–V4: img2img from the chosen original with a new seed, as a job of whoever presses. */
export const varyButton: Component = {
  action: "vary",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    const position = pressedPicture(job, id);
    await answerWithJob(interaction, services, async () => {
      const draft = vary(job, position, await variationStrength(interaction.user.id, services));
      return {
        kind: "vary",
        ...(await withOriginal(draft, { job, position }, interaction.message, services)),
        parent: { jobId: job.id, position },
      };
    });
  },
};
