import { answerWithJob } from "../commands/answer.ts";
import { visibleJob } from "../commands/may-see.ts";
import { edit } from "../pipeline/orders/derive.ts";
import type { Component } from "./component.ts";
import { readForm } from "./forms/read-form.ts";
import { unreadableControl } from "./words.ts";

/** What was put into the modal of ✏️ Edit: a new job of whoever sent it. */
export const editModal: Component = {
  action: "edit-modal",
  async execute(interaction, id, services) {
    if (!interaction.isModalSubmit()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    const { prompt, negativePrompt, strength, seed, count } = readForm(interaction.fields);
    await answerWithJob(interaction, services, async () => ({
      kind: "edit",
      draft: edit(job, {
        prompt,
        negativePrompt,
        seed,
        count,
        source: job.request.source && { ...job.request.source, strength },
      }),
      parent: { jobId: job.id, position: undefined },
    }));
  },
};
