import { readForm } from "../discord/forms/read-form.ts";
import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Modal } from "../discord/interactions/component.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import { readTyped, saysPrivate } from "../discord/people/read-typed.ts";
import { changedDraft } from "../domain/options/draft-of.ts";
import { modelFacts } from "../pipeline/orders/known-options.ts";
import { edit } from "../pipeline/orders/derive.ts";

/** What was put into the modal of ✏️ Edit: a new job of whoever sent it. */
export const editModal: Modal<"studio" | "policy" | "presets"> = {
  kind: "modal",
  action: "edit-modal",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayVary");
    const { prompt: typed, negativePrompt, strength, seed, count } = readForm(interaction.fields);
    const said = await readTyped(typed, interaction.user.id, services);
    const { prompt, choices } = said;
    const source = job.request.source && { ...job.request.source, strength };
    const edited = edit(job, { prompt, negativePrompt, seed, count, source });
    // What the modal filled in gives way to what was typed as a flag.
    const changed = changedDraft(edited, { prompt, choices }, modelFacts(services.studio));
    await answerWithJob(
      interaction,
      services,
      async () => ({
        kind: "edit",
        ...changed,
        typed: ["prompt", "negativePrompt"],
        parent: { jobId: job.id, position: undefined },
      }),
      saysPrivate(said, job.request),
    );
  },
};
