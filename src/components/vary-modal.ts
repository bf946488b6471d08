import { answerWithJob } from "../commands/answer.ts";
import { visibleJob } from "../commands/may-see.ts";
import type { Draft } from "../domain/request.ts";
import { readPrompt, withPrompt } from "../pipeline/orders/typed-prompt.ts";
import { vary } from "../pipeline/orders/derive.ts";
import type { Component } from "./component.ts";
import { type FormAnswers, readForm } from "./forms/read-form.ts";
import { pressedPicture } from "./pressed-picture.ts";
import { variationStrength } from "./variation-strength.ts";
import { unreadableControl } from "./words.ts";

/** "Vary this image" on one of Easel's own pictures: from the stored original. */
export const varyModal: Component = {
  action: "vary-modal",
  async execute(interaction, id, services) {
    if (!interaction.isModalSubmit()) throw unreadableControl();
    const job = await visibleJob(id.jobId, interaction, services);
    const answers = readForm(interaction.fields);
    const typed = readPrompt(answers.prompt, services.studio);
    const position = pressedPicture(job, { position: id.position ?? answers.picture - 1 });
    await answerWithJob(interaction, services, async () => {
      const strength = await variationStrength(interaction.user.id, services);
      return {
        kind: "vary",
        ...withPrompt(withAnswers(vary(job, position, strength), answers), typed, services.studio),
        parent: { jobId: job.id, position },
      };
    });
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
