import { ApplicationCommandType, MessageFlags } from "discord.js";
import type { MessageCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { noPictureThere } from "../discord/interactions/refusals.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { carrierOf, messagePictures } from "../discord/reading/message-pictures.ts";
import { ownJob } from "../discord/reading/own-job.ts";
import { storedCredentials } from "../discord/reading/stored-credentials.ts";
import { detailsView } from "../discord/views/details-view.ts";
import { parametersView } from "../discord/views/parameters-view.ts";
import { asPlanned, viewOptions } from "../discord/views/view-options.ts";
import { granted } from "../pipeline/policy/answer.ts";
import { MAX_PICTURES } from "../domain/limits.ts";
import type { PictureDetails } from "../images/picture-details.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { entitled } from "./localized.ts";

const entry = entitled(say("commands.image-details"));

/** "Image details": how a picture was made, from storage or from what its file says. */
export const imageDetails: MessageCommand<"studio" | "policy" | "download" | "readParameters"> = {
  kind: "message",
  name: entry.name,

  declare: () => ({ type: ApplicationCommandType.Message, ...entry, ...everywhere }),

  async execute(interaction, services) {
    const words = personalWords(interaction);
    granted(await services.policy.mayUse(requesterOf(interaction)));
    const job = await ownJob(interaction, services);
    if (job !== undefined) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const credentials = await storedCredentials(job, services);
      const options = { ...(await viewOptions(job, services)), credentials };
      const told = detailsView(words, asPlanned(job, services), options);
      await interaction.editReply(asEdit(told));
      return;
    }
    const urls = messagePictures(carrierOf(interaction.targetMessage));
    if (urls.length === 0) throw noPictureThere();
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const details = await firstParameters(urls, interaction.user.id, services);
    const view = parametersView(words, details, services.studio.models);
    await interaction.editReply(asEdit(view));
  },
};

/** The first of the pictures whose file says how it was made. */
async function firstParameters(
  urls: readonly string[],
  person: string,
  { download, readParameters }: Only<"download" | "readParameters">,
): Promise<PictureDetails | undefined> {
  for (const url of urls.slice(0, MAX_PICTURES)) {
    await using file = await download(url, person);
    const parameters = await readParameters(file);
    if (parameters !== undefined) return parameters;
  }
  return undefined;
}
