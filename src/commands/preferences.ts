import { ApplicationCommandOptionType as Type, type ChatInputCommandInteraction } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { discordWords } from "../discord/messages/discord-words.ts";
import { privately } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { preferenceNames } from "../discord/people/preferences.ts";
import { variationStrengthSchema } from "../discord/people/variation-strength.ts";
import { preferencesText } from "../discord/people/preferences-text.ts";
import { choose } from "../domain/options/choices.ts";
import { type OptionName, options as table } from "../domain/options/table.ts";
import { inEnglish, locales, type Message, say, wordsFor } from "../words/index.ts";
import { usableModels } from "../pipeline/orders/abilities.ts";
import { slashCommand } from "./everywhere.ts";
import { described, localized } from "./localized.ts";
import { unknownModel } from "./read-draft.ts";
import { suggest } from "./suggestions.ts";

const MAX_ADDED_CHARACTERS = 1000;

/** The names of the command's options, by the preference that each sets. */
const optionNames = {
  size: "size",
  model: "model",
  style: "style",
  added: "added",
  copy: "copy",
  language: "language",
  variation_strength: "variationStrength",
} as const satisfies Record<string, keyof typeof preferenceNames>;

const EVERYTHING = "everything";

const text = (name: string, about: Message, more: object = {}) => ({
  type: Type.String as const,
  name,
  ...described(about),
  ...more,
});

/** `/preferences`: one's own defaults; without options it shows them. Seen only by whoever asks. */
export const preferences: SlashCommand<"studio" | "policy" | "preferences"> = {
  kind: "slash",
  name: "preferences",

  declare: () =>
    slashCommand("preferences", say("members.preferences"), [
      text("size", say("members.preferences-size"), { max_length: 20, autocomplete: true }),
      text("model", say("members.preferences-model"), { max_length: 100, autocomplete: true }),
      text("style", say("members.preferences-style"), { max_length: 100, autocomplete: true }),
      text("added", say("members.preferences-added"), { max_length: MAX_ADDED_CHARACTERS }),
      { type: Type.Boolean, name: "copy", ...described(say("members.preferences-copy")) },
      text("language", say("members.preferences-language"), {
        choices: Object.entries(locales).map(([value, name]) => ({ name, value })),
      }),
      text("variation_strength", say("members.preferences-variation"), {
        choices: [
          choice("subtle", say("messages.subtle")),
          choice("strong", say("messages.strong")),
        ],
      }),
      text("clear", say("members.preferences-clear"), {
        choices: [
          choice(EVERYTHING, say("members.everything")),
          ...Object.keys(optionNames).map((name) => ({ name, value: name })),
        ],
      }),
    ]),

  async execute(interaction, services) {
    const userId = interaction.user.id;
    const given = readGiven(interaction, services);
    const clear = interaction.options.getString("clear");
    if (clear === EVERYTHING) await services.preferences.remove(userId);
    else if (isOption(clear))
      await services.preferences.remove(userId, preferenceNames[optionNames[clear]]);
    for (const [name, value] of given) await services.preferences.set(userId, name, value);
    const all = await services.preferences.all(userId);
    // A language that was chosen just now is that of this answer.
    const words = discordWords(all.get(preferenceNames.language) ?? interaction.locale);
    const view = messageOf([paragraph(preferencesText(words, all))]);
    await interaction.reply(privately(view));
  },

  async autocomplete(interaction, { studio, policy }) {
    const { name: option, value } = interaction.options.getFocused(true);
    const may = await policy.mayOrder(requesterOf(interaction));
    // Nothing is offered to whom nothing is drawn.
    if (!may.allowed) {
      await interaction.respond([]);
      return;
    }
    const { bounds } = may;
    const models = usableModels(studio, may);
    const typing = { option, text: value, model: undefined, largestSize: bounds.largestSize };
    await interaction.respond([...suggest(typing, models, wordsFor(interaction.locale))]);
  },
};

const choice = (value: string, shown: Message) => ({
  name: inEnglish(shown),
  name_localizations: localized(shown),
  value,
});

const isOption = (name: string | null): name is keyof typeof optionNames =>
  name !== null && Object.hasOwn(optionNames, name);

/** What was chosen, by the names under which it is stored. Throws UserError for what cannot be used. */
function readGiven(
  { options }: ChatInputCommandInteraction,
  { studio }: Only<"studio">,
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const name of ["size", "model", "style"] as const) {
    const value = options.getString(name);
    if (value !== null) given.set(preferenceNames[name], checked(name, value));
  }
  const model = given.get(preferenceNames.model);
  if (model !== undefined && studio.model(model) === undefined)
    throw unknownModel(model, { studio });
  const added = options.getString("added")?.trim();
  if (added) given.set(preferenceNames.added, added);
  const copy = options.getBoolean("copy");
  if (copy !== null) given.set(preferenceNames.copy, copy ? "on" : "off");
  const language = options.getString("language");
  if (language !== null && Object.hasOwn(locales, language))
    given.set(preferenceNames.language, language);
  const strength = variationStrengthSchema.safeParse(options.getString("variation_strength"));
  if (strength.success) given.set(preferenceNames.variationStrength, strength.data);
  return given;
}

function checked(name: OptionName, value: string): string {
  const option = table.find((each) => each.name === name);
  if (option !== undefined) choose(option, value, name);
  return value.trim();
}
