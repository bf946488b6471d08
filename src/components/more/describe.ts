import { answerDescription } from "../../discord/interactions/answer-description.ts";
import type { Button } from "../../discord/interactions/component.ts";
import { pictureToVary } from "../../discord/reading/pressed-picture.ts";
import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";

/** Describe: says what the picture shows, for whoever presses alone. */
export const describeButton: Button<"studio" | "policy" | "describer"> = {
  kind: "button",
  action: "describe",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    const load = async () => {
      const bytes = await services.studio.pictureFile(job, position);
      if (bytes === undefined) throw new UserError("gone", say("discord.originals-gone"));
      return Object.assign(new Uint8Array(bytes), { [Symbol.asyncDispose]: async () => {} });
    };
    const place = { number: position + 1, count: job.pictures.length };
    await answerDescription(interaction, { load, place }, services);
  },
};
