import { ApplicationCommandType, type ChatInputCommandInteraction } from "discord.js";
import { answerWithJob } from "../discord/interactions/answer.ts";
import type { SlashCommand } from "../discord/interactions/command.ts";
import type { FreshDraft } from "../discord/people/fresh-draft.ts";
import { suggestPresets } from "./suggest-presets.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { usableModels } from "../pipeline/orders/abilities.ts";
import { everywhere } from "./everywhere.ts";
import { fetchPictures } from "./fetch-pictures.ts";
import { imagineOptions } from "./imagine-options.ts";
import { inEnglish, say, wordsFor } from "../words/index.ts";
import { localized } from "./localized.ts";
import { lookForModels } from "./look-for-models.ts";
import { readDraft, unknownModel } from "./read-draft.ts";
import { suggest } from "./suggestions.ts";

const about = say("options.imagine");

/** `/imagine`: draws pictures from words, or from a picture and words. */
export const imagine: SlashCommand<
  "studio" | "policy" | "preferences" | "presets" | "download" | "refreshModels" | "log"
> = {
  kind: "slash",
  name: "imagine",

  declare: ({ studio }) => ({
    type: ApplicationCommandType.ChatInput,
    name: "imagine",
    description: inEnglish(about),
    description_localizations: localized(about),
    options: imagineOptions(studio.models.map(({ capabilities }) => capabilities)),
    ...everywhere,
  }),

  async execute(interaction, services) {
    const order = await read(interaction, services);
    const person = interaction.user.id;
    await answerWithJob(
      interaction,
      services,
      async (reserve) => {
        const typed = ["prompt", "negativePrompt"] as const;
        const further = order.image2 === undefined ? [] : [order.image2];
        const whole = await fetchPictures(order, further, person, { ...services, reserve });
        return { kind: "imagine", typed, ...whole };
      },
      order.draft,
    );
  },

  async autocomplete(interaction, services) {
    const { studio } = services;
    const { name, value } = interaction.options.getFocused(true);
    if (name === "model") await lookForModels(services);
    const may = await services.policy.mayOrder(requesterOf(interaction));
    // Nothing is offered to whom nothing is drawn.
    if (!may.allowed) {
      await interaction.respond([]);
      return;
    }
    if (name === "preset") {
      await interaction.respond([...(await suggestPresets(interaction.user.id, value, services))]);
      return;
    }
    const { bounds, defaults } = may;
    const models = usableModels(studio, may);
    const chosen = interaction.options.getString("model") ?? defaults.model;
    const model = models.find(({ id }) => id === chosen);
    const typing = { option: name, text: value, model, largestSize: bounds.largestSize };
    await interaction.respond([...suggest(typing, models, wordsFor(interaction.locale))]);
  },
};

/** Reads the order; a model that is not known may have been copied in a moment ago. */
async function read(
  interaction: ChatInputCommandInteraction,
  services: Only<"studio" | "policy" | "preferences" | "presets" | "refreshModels" | "log">,
): Promise<FreshDraft> {
  const { options } = interaction;
  const requester = requesterOf(interaction);
  const order = await readDraft(options, requester, services);
  const { model } = order.draft;
  if (model === undefined || services.studio.model(model) !== undefined) return order;
  await lookForModels(services);
  if (services.studio.model(model) === undefined) throw unknownModel(model, services);
  return await readDraft(options, requester, services);
}
