import { ApplicationCommandOptionType } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { unknownJob } from "../discord/interactions/refusals.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import { showPictures } from "../discord/interactions/show-pictures.ts";
import { privately } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { cancelledView, failureView } from "../discord/views/ended-view.ts";
import { viewOptions } from "../discord/views/view-options.ts";
import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";
import { described } from "./localized.ts";

/** `/show`: a finished job again, with buttons, for its owner and for whoever sees its channel. */
export const show: SlashCommand<"studio" | "policy" | "shrinkFiles"> = {
  kind: "slash",
  name: "show",

  declare: () =>
    slashCommand("show", say("commands.show"), [
      {
        type: ApplicationCommandOptionType.String,
        name: "id",
        ...described(say("commands.show-id")),
        required: true,
        min_length: 1,
        max_length: 100,
      },
    ]),

  async execute(interaction, services) {
    const id = interaction.options.getString("id", true).trim().replaceAll("`", "").toLowerCase();
    if (!/^[0-9a-z]{1,32}$/.test(id)) throw unknownJob();
    const job = await visibleJob(id, interaction, services, "mayShow");
    const words = personalWords(interaction);
    if (job.state === "queued" || job.state === "running") {
      const note = messageOf([paragraph(words.say("discord.not-finished"))]);
      await interaction.reply(privately(note));
    } else if (job.pictures.length === 0) {
      // Its owner deleted what there was.
      if (job.state === "delivered") throw new UserError("gone", say("discord.pictures-gone"));
      const options = await viewOptions(job, services);
      const view = job.state === "cancelled" ? cancelledView : failureView;
      await interaction.reply(privately(view(words, job, options)));
    } else await showPictures(job, interaction, services);
  },
};
