import { ApplicationCommandOptionType as Type } from "discord.js";
import { answerWithJob } from "../discord/interactions/answer.ts";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { freshDraft } from "../discord/people/fresh-draft.ts";
import { choose, collect } from "../domain/options/choices.ts";
import { options as table } from "../domain/options/table.ts";
import { MAX_PROMPT_CHARACTERS } from "../domain/limits.ts";
import { blendingModels, usableModels } from "../pipeline/orders/abilities.ts";
import { chooseBlender } from "../pipeline/orders/choose-blender.ts";
import { readPrompt } from "../pipeline/orders/typed-prompt.ts";
import { granted } from "../pipeline/policy/answer.ts";
import { type Message, say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";
import { fetchPictures } from "./fetch-pictures.ts";
import { described } from "./localized.ts";

const pictureOption = (name: string, about: Message, required: boolean) => ({
  type: Type.Attachment as const,
  name,
  ...described(about),
  required,
});

/** How the table calls what the first two pictures are. */
const tableNames = { image1: "image", image2: "image2" } as const;

/**
 * `/blend`: one picture out of several, by a model that takes several; offered where there is one. The
 * first picture is the one to start from. Flags in the words count as in /imagine.
 */
export const blend: SlashCommand<"studio" | "policy" | "preferences" | "presets" | "download"> = {
  kind: "slash",
  name: "blend",

  isOffered: ({ studio }) => blendingModels(studio.models).length > 0,

  declare: () =>
    slashCommand("blend", say("more.blend"), [
      pictureOption("image1", say("more.blend-image"), true),
      pictureOption("image2", say("more.blend-image-2"), true),
      {
        type: Type.String,
        name: "prompt",
        ...described(say("more.blend-prompt")),
        required: true,
        min_length: 1,
        max_length: MAX_PROMPT_CHARACTERS,
      },
      pictureOption("image3", say("more.blend-image-3"), false),
      pictureOption("image4", say("more.blend-image-4"), false),
    ]),

  async execute(interaction, services) {
    const { options, user } = interaction;
    const { studio, policy } = services;
    const requester = requesterOf(interaction);
    const typed = readPrompt(options.getString("prompt", true), studio);
    const urlOf = (name: string) => options.getAttachment(name)?.url;
    const given = Object.entries(tableNames).flatMap(([name, called]) => {
      const [option, url] = [table.find((each) => each.name === called), urlOf(name)];
      return option === undefined || url === undefined ? [] : [choose(option, url, name)];
    });
    const choices = collect([...given, ...typed.choices.values()]);
    const rights = granted(await policy.mayOrder(requester));
    const order = await freshDraft({ prompt: typed.prompt, choices }, requester, services);
    const further = [order.image2, urlOf("image3"), urlOf("image4")].filter(
      (url) => url !== undefined,
    );
    const { model, warnings } = chooseBlender(usableModels(studio, rights), {
      model: order.draft.model,
      isNamed: typed.choices.has("model"),
      pictures: further.length,
    });
    const blended = {
      ...order,
      draft: { ...order.draft, model: model.id },
      warnings: [...order.warnings, ...warnings],
    };
    await answerWithJob(
      interaction,
      services,
      async (reserve) => ({
        kind: "imagine",
        typed: ["prompt", "negativePrompt"],
        ...(await fetchPictures(blended, further, user.id, { ...services, reserve })),
      }),
      order.draft,
    );
  },
};
