import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Button } from "../discord/interactions/component.ts";
import { ownStrengths, variationStrength } from "../discord/people/variation-strength.ts";
import { carrierOf, messagePictures } from "../discord/reading/message-pictures.ts";
import { fromOriginal } from "../discord/reading/original-picture.ts";
import { pictureToVary } from "../discord/reading/pressed-picture.ts";
import { vary } from "../pipeline/orders/derive.ts";

/** V1–V4: img2img from the chosen original with a new seed, as a job of whoever presses. */
export const varyButton: Button<"studio" | "policy" | "preferences" | "download"> = {
  kind: "button",
  action: "vary",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    const urls = messagePictures(carrierOf(interaction.message));
    await answerWithJob(
      interaction,
      services,
      async (reserve) => {
        const strength = await variationStrength(interaction.user.id, services);
        const draft = vary(job, position, strength, ownStrengths(job, services));
        return {
          kind: "vary",
          ...(await fromOriginal({ draft }, { job, position }, urls, {
            ...services,
            reserve,
            person: interaction.user.id,
          })),
          parent: { jobId: job.id, position },
        };
      },
      job.request,
    );
  },
};
