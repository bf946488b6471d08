import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Button } from "../discord/interactions/component.ts";
import { carrierOf, messagePictures } from "../discord/reading/message-pictures.ts";
import { fromOriginal } from "../discord/reading/original-picture.ts";
import { pictureToVary } from "../discord/reading/pressed-picture.ts";
import { upscale } from "../pipeline/orders/derive.ts";

/** U1–U4: the chosen picture alone, redrawn at twice the size, as a job of whoever presses. */
export const upscaleButton: Button<"studio" | "policy" | "download"> = {
  kind: "button",
  action: "upscale",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    const urls = messagePictures(carrierOf(interaction.message));
    await answerWithJob(
      interaction,
      services,
      async (reserve) => ({
        kind: "upscale",
        ...(await fromOriginal({ draft: upscale(job, position) }, { job, position }, urls, {
          ...services,
          reserve,
          person: interaction.user.id,
        })),
        parent: { jobId: job.id, position },
      }),
      job.request,
    );
  },
};
