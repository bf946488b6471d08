import { type ButtonInteraction, type ChatInputCommandInteraction, MessageFlags } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { say } from "../../words/index.ts";
import { asEdit } from "../messages/message-options.ts";
import { fitPictures } from "../views/fit-pictures.ts";
import { resultView } from "../views/result-view.ts";
import { viewOptions } from "../views/view-options.ts";
import { answerWords } from "./languages.ts";
import { requesterOf } from "./requester-of.ts";
import { mannersOf } from "./manners.ts";
import type { Only } from "./services.ts";

/**
 * Answers with a finished job again, buttons included: the pictures that are still stored, encoded
 * anew where the place takes no files of their size. Throws UserError "gone" where none is.
 */
export async function showPictures(
  job: Job,
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  services: Only<"studio" | "policy" | "shrinkFiles">,
): Promise<void> {
  const requester = requesterOf(interaction);
  const manners = await mannersOf(interaction, services);
  const isPrivate = job.request.private === true || manners.isPrivate;
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
  const pictures = await fitPictures(
    ({ position }) => services.studio.pictureFile(job, position),
    services,
    job,
    await services.studio.picturesFor(job, requester),
    interaction.attachmentSizeLimit,
  );
  if (pictures.length === 0) throw new UserError("gone", say("discord.pictures-gone"));
  const view = resultView(answerWords(interaction, isPrivate, manners.language), job, pictures, {
    ...(await viewOptions(job, services)),
    reencoded: pictures.some(({ reencoded }) => reencoded),
  });
  await interaction.editReply(asEdit(view));
}
