import { MessageFlags } from "discord.js";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { storedCredentials } from "../discord/reading/stored-credentials.ts";
import { detailsView } from "../discord/views/details-view.ts";
import { asPlanned, viewOptions } from "../discord/views/view-options.ts";

/** ℹ️ Details: all parameters, seen only by whoever presses. */
export const detailsButton: Button<"studio" | "policy" | "readParameters"> = {
  kind: "button",
  action: "details",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayShow");
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const credentials = await storedCredentials(job, services);
    const options = { ...(await viewOptions(job, services)), credentials };
    const view = detailsView(personalWords(interaction), asPlanned(job, services), options);
    await interaction.editReply(asEdit(view));
  },
};
