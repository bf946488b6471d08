import { instructForm } from "../../discord/forms/instruct-form.ts";
import { readForm } from "../../discord/forms/read-form.ts";
import type { Button, Modal } from "../../discord/interactions/component.ts";
import { personalWords } from "../../discord/interactions/languages.ts";
import { readTyped, saysPrivate } from "../../discord/people/read-typed.ts";
import { pictureToVary } from "../../discord/reading/pressed-picture.ts";
import { withPrompt } from "../../pipeline/orders/typed-prompt.ts";
import { answerFurther, type FurtherNeeds } from "./answer-further.ts";

/** Edit by instruction: opens the modal. It has to be the first answer. */
export const instructButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "instruct",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    await interaction.showModal(instructForm(personalWords(interaction), job.id, position));
  },
};

/** What is to be changed in the picture, in words: they take the place of the job's own. */
export const instructModal: Modal<FurtherNeeds | "presets"> = {
  kind: "modal",
  action: "instruct-modal",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    const { prompt } = readForm(interaction.fields);
    const said = await readTyped(prompt, interaction.user.id, services);
    await answerFurther(
      interaction,
      { job, position },
      {
        kind: "instruct",
        ability: "editByInstruction",
        known: saysPrivate(said, job.request),
        complete: async ({ source, ...draft }) => {
          const told = { ...draft, prompt: "", negativePrompt: undefined, style: undefined };
          const { draft: changed, ...rest } = withPrompt(
            { ...told, source: { ...source, edit: true } },
            said,
            services.studio,
          );
          return { ...rest, draft: changed };
        },
      },
      services,
    );
  },
};
