import type { Button } from "../../discord/interactions/component.ts";
import { pictureToVary } from "../../discord/reading/pressed-picture.ts";
import { answerFurther, type FurtherNeeds } from "./answer-further.ts";

/** Animate: one film of the picture, with the job's own words. */
export const animateButton: Button<FurtherNeeds> = {
  kind: "button",
  action: "animate",
  async execute(interaction, id, services) {
    const picture = await pictureToVary(id, interaction, services);
    await answerFurther(
      interaction,
      picture,
      {
        kind: "animate",
        ability: "animate",
        complete: async (draft) => ({ draft: { ...draft, count: 1, animate: true } }),
      },
      services,
    );
  },
};
