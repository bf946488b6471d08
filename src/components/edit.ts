import { visibleJob } from "../commands/may-see.ts";
import type { Component } from "./component.ts";
import { editForm } from "./forms/edit-form.ts";
import { unreadableControl } from "./words.ts";

/** ✏️ Edit: opens the modal. It has to be the first answer, and nothing slow stands before it. */
export const editButton: Component = {
  action: "edit",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    await interaction.showModal(editForm(job));
  },
};
