import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import { privately } from "../discord/messages/message-options.ts";
import { detailsView } from "../discord/views/details-view.ts";
import { asPlanned, viewOptions } from "../discord/views/view-options.ts";

/** ℹ️ Details: all parameters, seen only by whoever presses. */
export const detailsButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "details",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayShow");
    const options = await viewOptions(job, services);
    const view = detailsView(personalWords(interaction), asPlanned(job, services), options);
    await interaction.reply(privately(view));
  },
};
