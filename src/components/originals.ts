import { MessageFlags } from "discord.js";
import { visibleJob } from "../commands/may-see.ts";
import { UserError } from "../domain/errors.ts";
import type { Component } from "./component.ts";
import { asEdit } from "./message-options.ts";
import type { ViewFile } from "./message-view.ts";
import { altText } from "./views/display-text.ts";
import { gallery, paragraph } from "./views/parts.ts";
import { pictureName } from "./views/view-picture.ts";
import { unreadableControl } from "./words.ts";

/**
 * 📎 Originals: the files as they were drawn, for whoever presses. Their own limit counts, which
 * may be larger than that of the place where the message stands.
 */
export const originalsButton: Component = {
  action: "originals",
  async execute(interaction, id, services) {
    if (!interaction.isButton()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    const limit = interaction.attachmentSizeLimit;
    const fitting = job.pictures.filter(({ bytes }) => bytes <= limit);
    if (fitting.length === 0)
      throw new UserError(
        "picture-too-large",
        `The originals are larger than the ${(limit / 1024 / 1024).toFixed(1)} MiB that Discord lets me send you here.`,
      );
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const files: ViewFile[] = [];
    for (const { position, mediaType } of fitting) {
      const bytes = await services.studio.pictureFile(job, position);
      if (bytes === undefined) continue;
      files.push({
        name: pictureName(job.id, position, mediaType),
        bytes,
        description: altText(job.request.prompt, position, job.request.count),
      });
    }
    if (files.length === 0)
      throw new UserError(
        "gone",
        "The originals were removed to make room. Details still has the seed.",
      );
    const left = job.pictures.length - files.length;
    await interaction.editReply(
      asEdit({
        components: [
          gallery(files),
          ...(left === 0
            ? []
            : [paragraph(`-# ${left} of ${job.pictures.length} cannot be sent here.`)]),
        ],
        files,
        keep: [],
        mentions: [],
      }),
    );
  },
};
