import { ApplicationCommandOptionType as Type, type ChatInputCommandInteraction } from "discord.js";
import { answerWithJob } from "../discord/interactions/answer.ts";
import type { SlashCommand } from "../discord/interactions/command.ts";
import type { ReserveRoom } from "../discord/interactions/order-room.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { privately } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { freshDraft } from "../discord/people/fresh-draft.ts";
import { checkPreset, findPreset, presetKey, savePreset } from "../discord/people/presets.ts";
import { MAX_PRESET_NAME } from "../domain/options/answers.ts";
import { choose, collect } from "../domain/options/choices.ts";
import { invalid } from "../domain/options/kinds/kind.ts";
import { options as table } from "../domain/options/table.ts";
import { MAX_PROMPT_CHARACTERS } from "../domain/limits.ts";
import { readPrompt } from "../pipeline/orders/typed-prompt.ts";
import { type Message, say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";
import { fetchPictures } from "./fetch-pictures.ts";
import { described } from "./localized.ts";
import { suggestPresets } from "./suggest-presets.ts";

type Services = Only<"studio" | "policy" | "preferences" | "presets" | "download">;

const nameOption = (autocomplete: boolean) => ({
  type: Type.String as const,
  name: "name",
  ...described(say("members.preset-name")),
  required: true,
  max_length: MAX_PRESET_NAME,
  ...(autocomplete && { autocomplete }),
});

const textOption = (name: string, about: Message) => ({
  type: Type.String as const,
  name,
  ...described(about),
  required: true,
  max_length: MAX_PROMPT_CHARACTERS,
});

/** `/presets`: options under names of one's own; seen only by whoever asks. */
export const presets: SlashCommand<"studio" | "policy" | "preferences" | "presets" | "download"> = {
  kind: "slash",
  name: "presets",

  declare: () =>
    slashCommand("presets", say("members.presets"), [
      {
        type: Type.Subcommand,
        name: "save",
        ...described(say("members.presets-save")),
        options: [nameOption(false), textOption("options", say("members.preset-options"))],
      },
      {
        type: Type.Subcommand,
        name: "use",
        ...described(say("members.presets-use")),
        options: [nameOption(true), textOption("prompt", say("members.preset-prompt"))],
      },
      { type: Type.Subcommand, name: "list", ...described(say("members.presets-list")) },
      {
        type: Type.Subcommand,
        name: "delete",
        ...described(say("members.presets-delete")),
        options: [nameOption(true)],
      },
    ]),

  async execute(interaction, services) {
    const action = interaction.options.getSubcommand();
    if (action === "use") await use(interaction, services);
    else await tell(interaction, await textFor(action, interaction, services));
  },

  async autocomplete(interaction, services) {
    const { value } = interaction.options.getFocused(true);
    await interaction.respond([...(await suggestPresets(interaction.user.id, value, services))]);
  },
};

async function textFor(
  action: string,
  interaction: ChatInputCommandInteraction,
  services: Services,
): Promise<string> {
  const words = personalWords(interaction);
  const userId = interaction.user.id;
  if (action === "list") {
    const all = await services.presets.list(userId);
    if (all.length === 0) return words.say("members.presets-none", { command: "/presets save" });
    const lines = all.map(({ name: preset, options }) =>
      words.say("members.preset-line", { preset, options }),
    );
    return [words.say("members.presets-yours"), ...lines].join("\n");
  }
  const name = interaction.options.getString("name", true);
  if (action === "delete") {
    const { name: preset } = await findPreset(userId, name, services);
    await services.presets.remove(userId, preset);
    return words.say("members.preset-deleted", { preset });
  }
  const preset = presetKey(name);
  if (preset === "") throw invalid(say("members.preset-name-empty"));
  const options = checkPreset(interaction.options.getString("options", true), services);
  await savePreset(userId, { name: preset, options }, services);
  const named = /\s/u.test(preset) ? `"${preset}"` : preset;
  const command = `/presets use name:${preset}`;
  const flag = `--preset ${named}`;
  return words.say("members.preset-saved", { preset, options, command, flag });
}

async function tell(interaction: ChatInputCommandInteraction, text: string): Promise<void> {
  await interaction.reply(privately(messageOf([paragraph(text)])));
}

/** Draws with a preset, as `/imagine` would. */
async function use(interaction: ChatInputCommandInteraction, services: Services): Promise<void> {
  const { options } = interaction;
  const option = table.find(({ name }) => name === "preset");
  if (option === undefined) throw new Error("there are no presets");
  const named = choose(option, options.getString("name", true), "name");
  const said = readPrompt(options.getString("prompt", true), services.studio);
  const choices = collect([named, ...said.choices.values()]);
  const fresh = await freshDraft({ ...said, choices }, requesterOf(interaction), services);
  const further = fresh.image2 === undefined ? [] : [fresh.image2];
  const typed = ["prompt", "negativePrompt"] as const;
  const prepare = async (reserve: ReserveRoom) => {
    const person = interaction.user.id;
    const whole = await fetchPictures(fresh, further, person, { ...services, reserve });
    return { kind: "imagine" as const, typed, ...whole };
  };
  await answerWithJob(interaction, services, prepare, fresh.draft);
}
