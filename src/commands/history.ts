import { ApplicationCommandOptionType as Type, MessageFlags } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { pageOf } from "../discord/people/history-panel.ts";
import { say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";
import { described } from "./localized.ts";

/** `/history`: one's own pictures, by pages; seen only by whoever asks. */
export const history: SlashCommand<"history"> = {
  kind: "slash",
  name: "history",

  declare: () =>
    slashCommand("history", say("history.command"), [
      {
        type: Type.String,
        name: "search",
        ...described(say("history.search")),
        max_length: 100,
      },
      { type: Type.Boolean, name: "favourites", ...described(say("history.favourites")) },
    ]),

  async execute(interaction, services) {
    const { options, user } = interaction;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const search = options.getString("search")?.trim().replaceAll("`", "");
    const favourites = options.getBoolean("favourites") === true;
    const view = await services.history.open(user.id, { search: search || undefined, favourites });
    const page = await pageOf(personalWords(interaction), view, 0, services);
    await interaction.editReply(asEdit(page));
  },
};
