import { ApplicationCommandType } from "discord.js";
import { answerWithJob } from "./answer.ts";
import type { SlashCommand } from "./command.ts";
import { everywhere } from "./everywhere.ts";
import { imagineOptions } from "./imagine-options.ts";
import { lookForModels } from "./look-for-models.ts";
import { importSource } from "./import-source.ts";
import { readDraft } from "./read-draft.ts";
import { suggest } from "./suggestions.ts";
import { imagineWords } from "./words.ts";

/** `/imagine`: draws pictures from words, or from a picture and words. */
export const imagine: SlashCommand = {
  kind: "slash",
  name: "imagine",

  declare: ({ studio }) => ({
    type: ApplicationCommandType.ChatInput,
    name: "imagine",
    description: imagineWords.description,
    options: imagineOptions(studio.models.map(({ capabilities }) => capabilities)),
    ...everywhere,
  }),

  async execute(interaction, services) {
    const named = interaction.options.getString("model");
    if (named !== null && services.studio.model(named) === undefined) await lookForModels(services);
    const { draft, source: wish, warnings: early } = readDraft(interaction.options, services);
    await answerWithJob(interaction, services, async () => {
      if (wish === undefined) return { kind: "imagine", draft, warnings: early };
      const { source, warnings } = await importSource(wish, services);
      return { kind: "imagine", draft: { ...draft, source }, warnings };
    });
  },

  async autocomplete(interaction, services) {
    const { studio } = services;
    const { name, value } = interaction.options.getFocused(true);
    if (name === "model") await lookForModels(services);
    const chosen = interaction.options.getString("model");
    const model = chosen === null ? undefined : studio.model(chosen);
    await interaction.respond([...suggest({ option: name, text: value, model }, studio.models)]);
  },
};
