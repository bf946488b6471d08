import { answerWithJob } from "../../discord/interactions/answer.ts";
import type { Button } from "../../discord/interactions/component.ts";
import { requesterOf } from "../../discord/interactions/requester-of.ts";
import { pictureToVary } from "../../discord/reading/pressed-picture.ts";
import { UserError } from "../../domain/errors.ts";
import { usableModels } from "../../pipeline/orders/abilities.ts";
import { withSecondPass } from "../../pipeline/orders/further.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import { say } from "../../words/index.ts";

/** Hires: the picture drawn once more from its seed, with a second pass at a larger size. */
export const hiresButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "second-pass",
  async execute(interaction, id, services) {
    const { job, position } = await pictureToVary(id, interaction, services);
    const { studio, policy } = services;
    await answerWithJob(
      interaction,
      services,
      async () => {
        const rights = granted(await policy.mayOrder(requesterOf(interaction)));
        const models = usableModels(studio, rights);
        const own = models.find((model) => model.id === job.request.model);
        const draft = withSecondPass(job, position, own);
        if (draft === undefined) throw new UserError("invalid-option", say("more.no-second-pass"));
        return { kind: "hires", draft, parent: { jobId: job.id, position } };
      },
      job.request,
    );
  },
};
