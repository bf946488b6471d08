import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import { asEdit, privately } from "../components/message-options.ts";
import type { MessageView } from "../components/message-view.ts";
import { viewOptions } from "../components/view-options.ts";
import { cancelledView, failureView } from "../components/views/ended-view.ts";
import { resultView } from "../components/views/result-view.ts";
import { paragraph } from "../components/views/parts.ts";
import { pictureName, type ViewPicture } from "../components/views/view-picture.ts";
import { unknownJob } from "../components/words.ts";
import { UserError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import type { SlashCommand } from "./command.ts";
import { everywhere } from "./everywhere.ts";
import { visibleJob } from "./may-see.ts";
import type { Services } from "./services.ts";
import { commandWords } from "./words.ts";

/** `/show`: a finished job again, with buttons, for its owner or in the server where it was made. */
export const show: SlashCommand = {
  kind: "slash",
  name: "show",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "show",
    description: commandWords.show,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: "id",
        description: commandWords.showId,
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
    const job = await visibleJob(id, interaction, services);
    if (job.state === "queued" || job.state === "running") {
      await interaction.reply(
        privately(note("That picture is not finished yet. `/queue` shows how far it is.")),
      );
      return;
    }
    if (job.pictures.length === 0) {
      const options = await viewOptions(job, services);
      const view =
        job.state === "cancelled" ? cancelledView(job, options) : failureView(job, options);
      await interaction.reply(privately(view));
      return;
    }
    await interaction.deferReply();
    await interaction.editReply(
      asEdit(await finished(job, interaction.attachmentSizeLimit, services)),
    );
  },
};

/** The pictures that are still stored, encoded anew where the place takes no files of their size. */
async function finished(job: Job, maxBytes: number, services: Services): Promise<MessageView> {
  const pictures: ViewPicture[] = [];
  let reencoded = false;
  for (const picture of job.pictures) {
    const original = await services.studio.pictureFile(job, picture.position);
    if (original === undefined) continue;
    const whole = { bytes: original, mediaType: picture.mediaType };
    const [file = whole] =
      original.byteLength <= maxBytes ? [whole] : await services.shrinkFiles([whole], maxBytes);
    reencoded ||= file !== whole;
    pictures.push({
      picture,
      name: pictureName(job.id, picture.position, file.mediaType),
      bytes: file.bytes,
    });
  }
  if (pictures.length === 0)
    throw new UserError(
      "gone",
      "Those pictures were removed to make room. Edit or reroll of the old message draws them again.",
    );
  return resultView(job, pictures, { ...(await viewOptions(job, services)), reencoded });
}

function note(text: string): MessageView {
  return { components: [paragraph(text)], files: [], keep: [], mentions: [] };
}
