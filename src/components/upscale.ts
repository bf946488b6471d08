import { answerWithJob } from "../commands/answer.ts";
import { visibleJob } from "../commands/may-see.ts";
import { upscale } from "../pipeline/orders/derive.ts";
import type { Component } from "./component.ts";
import { pressedPicture } from "./pressed-picture.ts";
import { withOriginal } from "./with-original.ts";
import { unreadableControl } from "./words.ts";

/** U1–U4: the chosen picture alone, redrawn at twice the size, as a job of whoever presses. */
export const upscaleButton: Component = {
  action: "upscale",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    const position = pressedPicture(job, id);
    await answerWithJob(interaction, services, async () => ({
      kind: "upscale",
      ...(await withOriginal(
        upscale(job, position),
        { job, position },
        interaction.message,
        services,
      )),
      parent: { jobId: job.id, position },
    }));
  },
};
