import { ApplicationCommandOptionType as Type } from "discord.js";
import { answerDescription } from "../discord/interactions/answer-description.ts";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";
import { described } from "./localized.ts";

/** `/describe`: says what a picture shows, for whoever asks alone; offered where a chat service is set up. */
export const describe: SlashCommand<"policy" | "describer" | "download"> = {
  kind: "slash",
  name: "describe",

  isOffered: ({ describer }) => describer !== undefined,

  declare: () =>
    slashCommand("describe", say("commands.describe"), [
      {
        type: Type.Attachment,
        name: "image",
        ...described(say("commands.describe-image")),
        required: true,
      },
    ]),

  async execute(interaction, services) {
    const { url } = interaction.options.getAttachment("image", true);
    const load = () => services.download(url, interaction.user.id);
    await answerDescription(interaction, { load }, services);
  },
};
