import type { Button } from "../../discord/interactions/component.ts";
import { personalWords } from "../../discord/interactions/languages.ts";
import { visibleJob } from "../../discord/interactions/rights.ts";
import { asEdit, privately } from "../../discord/messages/message-options.ts";
import { carrierOf, messagePictures } from "../../discord/reading/message-pictures.ts";
import { pictureToVary, pressedPicture } from "../../discord/reading/pressed-picture.ts";
import { stillPositions } from "../../domain/job-pictures.ts";
import { moreView } from "../../discord/views/more-view.ts";
import { offered } from "./offered.ts";

/**
 * ➕ More: what else can be made of a picture, seen only by whoever presses. The pictures on the message
 * are remembered, since what is pressed next stands on a message without them.
 */
export const moreButton: Button<"studio" | "policy" | "varyTargets" | "describer"> = {
  kind: "button",
  action: "more",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayVary");
    const position = pressedPicture(job, {
      position: id.position ?? stillPositions(job.pictures)[0],
    });
    const offer = await offered(interaction, { job, position }, services);
    const urls = messagePictures(carrierOf(interaction.message));
    await services.varyTargets.remember(interaction.user.id, {
      messageId: job.id,
      urls,
      ofOthers: false,
    });
    await interaction.reply(privately(moreView(personalWords(interaction), job, offer)));
  },
};

/** Which of several pictures the controls are for. */
export const morePictureButton: Button<"studio" | "policy" | "describer"> = {
  kind: "button",
  action: "more-picture",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    const offer = await offered(interaction, { job, position }, services);
    await interaction.deferUpdate();
    await interaction.editReply(asEdit(moreView(personalWords(interaction), job, offer)));
  },
};
