import { ApplicationCommandType, MessageFlags } from "discord.js";
import { asEdit, privately } from "../components/message-options.ts";
import { asPlanned, viewOptions } from "../components/view-options.ts";
import { detailsView } from "../components/views/details-view.ts";
import { parametersView } from "../components/views/parameters-view.ts";
import { UserError } from "../domain/errors.ts";
import { MAX_PICTURES } from "../domain/limits.ts";
import type { PictureDetails } from "../images/picture-details.ts";
import type { MessageCommand } from "./command.ts";
import { everywhere } from "./everywhere.ts";
import { messagePictures } from "./message-pictures.ts";
import { ownJob } from "./own-job.ts";
import type { Services } from "./services.ts";
import { commandWords } from "./words.ts";

/** "Image details": how a picture was made, from storage or from what its file says. */
export const imageDetails: MessageCommand = {
  kind: "message",
  name: commandWords.imageDetails,

  declare: () => ({
    type: ApplicationCommandType.Message,
    name: commandWords.imageDetails,
    ...everywhere,
  }),

  async execute(interaction, services) {
    const job = await ownJob(interaction, services);
    if (job !== undefined) {
      const options = await viewOptions(job, services);
      await interaction.reply(privately(detailsView(asPlanned(job, services), options)));
      return;
    }
    const urls = messagePictures(interaction.targetMessage);
    if (urls.length === 0)
      throw new UserError(
        "no-picture",
        "There is no picture on that message. Choose one with an attached or linked picture.",
      );
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const parameters = await firstParameters(urls, services);
    await interaction.editReply(asEdit(parametersView(parameters, services.studio.models)));
  },
};

/** The first of the pictures whose file says how it was made. */
async function firstParameters(
  urls: readonly string[],
  { download, readParameters }: Services,
): Promise<PictureDetails | undefined> {
  for (const url of urls.slice(0, MAX_PICTURES)) {
    const parameters = await readParameters(await download(url));
    if (parameters !== undefined) return parameters;
  }
  return undefined;
}
