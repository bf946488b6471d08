import { editForm } from "../discord/forms/edit-form.ts";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { visibleJob } from "../discord/interactions/rights.ts";

/** ✏️ Edit: opens the modal. It has to be the first answer, and nothing slow stands before it. */
export const editButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "edit",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayVary");
    await interaction.showModal(editForm(personalWords(interaction), job));
  },
};
