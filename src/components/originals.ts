import { MessageFlags } from "discord.js";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { messageOf, type ViewFile } from "../discord/messages/message-view.ts";
import { gallery, paragraph } from "../discord/messages/parts.ts";
import { pictureAltText, pictureName } from "../discord/views/view-picture.ts";
import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";

/**
 * 📎 Originals: the files as they were drawn, for whoever presses. Their own limit counts, which
 * may be larger than that of the place where the message stands.
 */
export const originalsButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "originals",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayShow");
    const words = personalWords(interaction);
    const limit = interaction.attachmentSizeLimit;
    const shown = await services.studio.picturesFor(job, requesterOf(interaction));
    if (shown.length === 0) throw new UserError("gone", say("discord.originals-gone"));
    const fitting = shown.filter(({ bytes }) => bytes <= limit);
    if (fitting.length === 0)
      throw new UserError("picture-too-large", say("discord.originals-too-large", { limit }));
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const files: (ViewFile & { readonly isSpoiler: boolean })[] = [];
    for (const { position, mediaType, isSpoiler = false } of fitting) {
      const bytes = await services.studio.pictureFile(job, position);
      if (bytes === undefined) continue;
      files.push({
        name: pictureName(job.id, position, mediaType),
        bytes,
        description: pictureAltText(words, job, position),
        isSpoiler: isSpoiler || job.request.spoiler === true,
      });
    }
    if (files.length === 0) throw new UserError("gone", say("discord.originals-gone"));
    const total = job.pictures.length;
    const count = total - files.length;
    const left =
      count === 0 ? [] : [paragraph(words.say("discord.originals-left", { count, total }))];
    await interaction.editReply(asEdit(messageOf([gallery(files), ...left], { files })));
  },
};
