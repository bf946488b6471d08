import { ApplicationCommandType } from "discord.js";
import { varyForm } from "../components/forms/vary-form.ts";
import { UserError } from "../domain/errors.ts";
import { usualCount } from "../pipeline/orders/usual-count.ts";
import type { MessageCommand } from "./command.ts";
import { everywhere } from "./everywhere.ts";
import { messagePictures } from "./message-pictures.ts";
import { ownJob } from "./own-job.ts";
import { commandWords } from "./words.ts";

/**
 * "Vary this image": opens a modal on anybody's picture. The modal has to be the first answer, so
 * nothing is fetched here; the bot's own pictures start from the stored original.
 */
export const varyThisImage: MessageCommand = {
  kind: "message",
  name: commandWords.varyThisImage,

  declare: () => ({
    type: ApplicationCommandType.Message,
    name: commandWords.varyThisImage,
    ...everywhere,
  }),

  async execute(interaction, services) {
    const job = await ownJob(interaction, services);
    if (job !== undefined) {
      const pictures = job.pictures.map(({ position }) => position).toSorted((a, b) => a - b);
      const only = pictures.length === 1 ? pictures[0] : undefined;
      await interaction.showModal(
        varyForm({
          id: { action: "vary-modal", jobId: job.id, position: only },
          prompt: job.request.prompt,
          negativePrompt: job.request.negativePrompt,
          count: usualCount(services.studio, job.request.model),
          pictures: pictures.map((position) => position + 1),
        }),
      );
      return;
    }
    const message = interaction.targetMessage;
    const urls = messagePictures(message);
    if (urls.length === 0)
      throw new UserError(
        "no-picture",
        "There is no picture on that message. Choose one with an attached or linked picture.",
      );
    const form = varyForm({
      id: { action: "vary-message-modal", jobId: message.id, position: undefined },
      prompt: undefined,
      negativePrompt: undefined,
      count: usualCount(services.studio),
      pictures: urls.map((_, index) => index + 1),
    });
    // Side by side: the modal must not wait for the disk, nor a quick answer find nothing there.
    await Promise.all([
      services.varyTargets.remember(interaction.user.id, { messageId: message.id, urls }),
      interaction.showModal(form),
    ]);
  },
};
