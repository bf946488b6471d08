import { ApplicationCommandType } from "discord.js";
import { varyForm, type VaryFormStart } from "../discord/forms/vary-form.ts";
import type { MessageCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { noPictureThere } from "../discord/interactions/refusals.ts";
import { carrierOf, messagePictures } from "../discord/reading/message-pictures.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { ownJob } from "../discord/reading/own-job.ts";
import { granted } from "../pipeline/policy/answer.ts";
import type { Job } from "../domain/job.ts";
import { usualCount } from "../pipeline/orders/usual-count.ts";
import type { Studio } from "../pipeline/studio.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { entitled } from "./localized.ts";

const entry = entitled(say("commands.vary-this-image"));

/**
 * "Vary this image": opens a modal on anybody's picture. The modal has to be the first answer, so
 * nothing is fetched here; the bot's own pictures start from the stored original where it is kept.
 */
export const varyThisImage: MessageCommand<"studio" | "policy" | "varyTargets"> = {
  kind: "message",
  name: entry.name,

  declare: () => ({ type: ApplicationCommandType.Message, ...entry, ...everywhere }),

  async execute(interaction, services) {
    const { targetMessage: message, user } = interaction;
    const job = await ownJob(interaction, services);
    const requester = requesterOf(interaction);
    const { policy } = services;
    const isOwn = job === undefined && message.author.id === user.id;
    granted(
      job !== undefined
        ? await policy.mayVary(requester, job)
        : await (isOwn ? policy.mayUse(requester) : policy.mayVaryOthers(requester)),
    );
    const urls = messagePictures(carrierOf(message));
    if (job === undefined && urls.length === 0) throw noPictureThere();
    const start: VaryFormStart =
      job === undefined
        ? {
            id: { action: "vary-message-modal", jobId: message.id, position: undefined },
            prompt: undefined,
            negativePrompt: undefined,
            count: usualCount(services.studio),
            pictures: urls.map((_, index) => index + 1),
          }
        : startFrom(job, services.studio);
    // Side by side: the modal must not wait for the disk, nor a quick answer find nothing there.
    await Promise.all([
      services.varyTargets.remember(user.id, {
        messageId: start.id.jobId,
        urls,
        ofOthers: job === undefined && !isOwn,
      }),
      interaction.showModal(varyForm(personalWords(interaction), start)),
    ]);
  },
};

function startFrom(job: Job, studio: Studio): VaryFormStart {
  const pictures = job.pictures.map(({ position }) => position).toSorted((a, b) => a - b);
  const only = pictures.length === 1 ? pictures[0] : undefined;
  return {
    id: { action: "vary-modal", jobId: job.id, position: only },
    prompt: job.request.prompt,
    negativePrompt: job.request.negativePrompt,
    count: usualCount(studio, job.request.model),
    pictures: pictures.map((position) => position + 1),
  };
}
