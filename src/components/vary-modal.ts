import { type FormAnswers, readForm } from "../discord/forms/read-form.ts";
import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Modal } from "../discord/interactions/component.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import { readTyped, saysPrivate } from "../discord/people/read-typed.ts";
import { ownStrengths, variationStrength } from "../discord/people/variation-strength.ts";
import { fromOriginal } from "../discord/reading/original-picture.ts";
import { pressedPicture } from "../discord/reading/pressed-picture.ts";
import type { Draft } from "../domain/request.ts";
import { withPrompt } from "../pipeline/orders/typed-prompt.ts";
import { vary } from "../pipeline/orders/derive.ts";

/** "Vary this image" on one of Easel's own pictures. */
export const varyModal: Modal<
  "studio" | "policy" | "preferences" | "presets" | "varyTargets" | "download"
> = {
  kind: "modal",
  action: "vary-modal",
  async execute(interaction, id, services) {
    const job = await visibleJob(id.jobId, interaction, services, "mayVary");
    const answers = readForm(interaction.fields);
    const typed = await readTyped(answers.prompt, interaction.user.id, services);
    const position = pressedPicture(job, { position: id.position ?? answers.picture - 1 });
    const userId = interaction.user.id;
    await answerWithJob(
      interaction,
      services,
      async (reserve) => {
        const strength = await variationStrength(userId, services);
        const draft = vary(job, position, strength, ownStrengths(job, services));
        const changed = withPrompt(withAnswers(draft, answers), typed, services.studio);
        const urls = (await services.varyTargets.recall(userId, job.id))?.urls ?? [];
        return {
          kind: "vary",
          ...(await fromOriginal(changed, { job, position }, urls, {
            ...services,
            reserve,
            person: interaction.user.id,
          })),
          typed: [...changed.typed, "negativePrompt"],
          parent: { jobId: job.id, position },
        };
      },
      saysPrivate(typed, job.request),
    );
  },
};

/** No strength keeps that of the V buttons. */
function withAnswers(draft: Draft, answers: FormAnswers): Draft {
  return {
    ...draft,
    negativePrompt: answers.negativePrompt,
    count: answers.count,
    source: draft.source && {
      ...draft.source,
      strength: answers.strength ?? draft.source.strength,
    },
  };
}
