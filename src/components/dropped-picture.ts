import type { ButtonInteraction } from "discord.js";
import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Button } from "../discord/interactions/component.ts";
import { unknownPicture } from "../discord/interactions/refusals.ts";
import type { Only, SentFile } from "../discord/interactions/services.ts";
import type { CustomId } from "../discord/messages/custom-id.ts";
import { messagePictures } from "../discord/reading/message-pictures.ts";
import { settingsOf } from "../discord/reading/settings-of.ts";
import { UserError } from "../domain/errors.ts";
import { usualCount } from "../pipeline/orders/usual-count.ts";
import { say } from "../words/index.ts";

type Needs = "studio" | "policy" | "download" | "readParameters" | "readMessage";

/** "Use these settings": draws anew with what the file of a dropped picture tells. */
export const droppedSettingsButton: Button<Needs> = {
  kind: "button",
  action: "dropped-settings",
  async execute(interaction, id, services) {
    await answerWithJob(interaction, services, async (reserve) => {
      await reserve({ count: 1 });
      await using file = await droppedFile(interaction, id, services);
      const details = await services.readParameters(file);
      const draft = details && settingsOf(details, services);
      if (draft === undefined)
        throw new UserError("no-picture", say("discord.settings-unreadable"));
      return { kind: "imagine", draft };
    });
  },
};

/** "Vary": variations of a dropped picture, with the words that its file tells. */
export const droppedVaryButton: Button<Needs> = {
  kind: "button",
  action: "dropped-vary",
  async execute(interaction, id, services) {
    await answerWithJob(interaction, services, async (reserve) => {
      const { studio, readParameters } = services;
      await reserve({ count: usualCount(studio) });
      await using file = await droppedFile(interaction, id, services);
      const { source, warnings } = await studio.importPicture(file);
      const prompt = (await readParameters(file))?.prompt ?? "";
      return { kind: "vary", draft: { prompt, count: usualCount(studio), source }, warnings };
    });
  },
};

/** The file of the picture, from the message that the button names; addresses do not last. */
async function droppedFile(
  { channelId, user }: ButtonInteraction,
  { jobId: messageId, position = 0 }: CustomId,
  { readMessage, download }: Only<"readMessage" | "download">,
): Promise<SentFile> {
  const message = await readMessage(channelId, messageId);
  if (message === undefined) throw new UserError("gone", say("discord.dropped-picture-gone"));
  const urls = messagePictures(message);
  const url = urls[position];
  if (url === undefined) throw unknownPicture(position, urls.length);
  return await download(url, user.id);
}
