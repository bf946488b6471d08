import type { Button } from "../../discord/interactions/component.ts";
import { personalWords } from "../../discord/interactions/languages.ts";
import { visibleJob } from "../../discord/interactions/rights.ts";
import { asEdit } from "../../discord/messages/message-options.ts";
import { messageOf } from "../../discord/messages/message-view.ts";
import { paragraph } from "../../discord/messages/parts.ts";
import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { MessageFlags } from "discord.js";

/** ⭐ Favourite: stars one's own pictures, as the reaction does, and takes the star back. */
export const favouriteButton: Button<"studio" | "policy" | "favourites" | "showcase"> = {
  kind: "button",
  action: "favourite",
  async execute(interaction, id, { favourites, showcase, ...services }) {
    const job = await visibleJob(id.jobId, interaction, services, "mayShow");
    const { id: userId } = interaction.user;
    if (job.userId !== userId) throw new UserError("not-yours", say("more.only-own-favourites"));
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const words = personalWords(interaction);
    let text = words.say("more.unstarred");
    if (await favourites.has(userId, job.id)) await favourites.remove(userId, job.id);
    else {
      await favourites.add(userId, job.id);
      text = words.say("more.starred", { command: "/history favourites:True" });
      await showcase(job);
    }
    await interaction.editReply(asEdit(messageOf([paragraph(text)])));
  },
};
