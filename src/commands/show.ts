import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  MessageFlags,
} from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { answerWords, personalWords } from "../discord/interactions/languages.ts";
import { unknownJob } from "../discord/interactions/refusals.ts";
import { mannersOf } from "../discord/interactions/manners.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import type { Only } from "../discord/interactions/services.ts";
import { asEdit, privately } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { cancelledView, failureView } from "../discord/views/ended-view.ts";
import { fitPictures } from "../discord/views/fit-pictures.ts";
import { resultView } from "../discord/views/result-view.ts";
import { viewOptions } from "../discord/views/view-options.ts";
import { UserError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { described } from "./localized.ts";

type Services = Only<"studio" | "policy" | "shrinkFiles">;

/** `/show`: a finished job again, with buttons, for its owner and for whoever sees its channel. */
export const show: SlashCommand<"studio" | "policy" | "shrinkFiles"> = {
  kind: "slash",
  name: "show",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "show",
    ...described(say("commands.show")),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: "id",
        ...described(say("commands.show-id")),
        required: true,
        min_length: 1,
        max_length: 100,
      },
    ],
    ...everywhere,
  }),

  async execute(interaction, services) {
    const id = interaction.options.getString("id", true).trim().replaceAll("`", "").toLowerCase();
    if (!/^[0-9a-z]{1,32}$/.test(id)) throw unknownJob();
    const job = await visibleJob(id, interaction, services, "mayShow");
    const words = personalWords(interaction);
    if (job.state === "queued" || job.state === "running") {
      const note = messageOf([paragraph(words.say("discord.not-finished"))]);
      await interaction.reply(privately(note));
    } else if (job.pictures.length === 0) {
      const options = await viewOptions(job, services);
      const view = job.state === "cancelled" ? cancelledView : failureView;
      await interaction.reply(privately(view(words, job, options)));
    } else await showPictures(job, interaction, services);
  },
};

/** The pictures that are still stored, encoded anew where the place takes no files of their size. */
async function showPictures(
  job: Job,
  interaction: ChatInputCommandInteraction,
  services: Services,
): Promise<void> {
  const { isPrivate, language } = await mannersOf(interaction, services);
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
  const pictures = await fitPictures(
    ({ position }) => services.studio.pictureFile(job, position),
    services,
    job,
    await services.studio.picturesFor(job, requesterOf(interaction)),
    interaction.attachmentSizeLimit,
  );
  if (pictures.length === 0) throw new UserError("gone", say("discord.pictures-gone"));
  const view = resultView(answerWords(interaction, isPrivate, language), job, pictures, {
    ...(await viewOptions(job, services)),
    reencoded: pictures.some(({ reencoded }) => reencoded),
  });
  await interaction.editReply(asEdit(view));
}
