import { visibleJob } from "../commands/may-see.ts";
import type { Component } from "./component.ts";
import { privately } from "./message-options.ts";
import { asPlanned, viewOptions } from "./view-options.ts";
import { detailsView } from "./views/details-view.ts";
import { unreadableControl } from "./words.ts";

/** ℹ️ Details: all parameters, seen only by whoever presses. */
export const detailsButton: Component = {
  action: "details",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    const options = await viewOptions(job, services);
    await interaction.reply(privately(detailsView(asPlanned(job, services), options)));
  },
};
