import { ApplicationCommandType } from "discord.js";
import { answerDescription } from "../discord/interactions/answer-description.ts";
import type { MessageCommand } from "../discord/interactions/command.ts";
import { noPictureThere } from "../discord/interactions/refusals.ts";
import { carrierOf, messagePictures } from "../discord/reading/message-pictures.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { entitled } from "./localized.ts";

const entry = entitled(say("commands.describe-this-image"));

/** "Describe this image": says what the first picture of a message shows, for whoever asks alone. */
export const describeThisImage: MessageCommand<"policy" | "describer" | "download"> = {
  kind: "message",
  name: entry.name,

  isOffered: ({ describer }) => describer !== undefined,

  declare: () => ({ type: ApplicationCommandType.Message, ...entry, ...everywhere }),

  async execute(interaction, services) {
    const urls = messagePictures(carrierOf(interaction.targetMessage));
    const [url] = urls;
    if (url === undefined) throw noPictureThere();
    const load = () => services.download(url, interaction.user.id);
    const place = { number: 1, count: urls.length };
    await answerDescription(interaction, { load, place }, services);
  },
};
