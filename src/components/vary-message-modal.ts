import { readForm } from "../discord/forms/read-form.ts";
import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Modal } from "../discord/interactions/component.ts";
import { unknownPicture } from "../discord/interactions/refusals.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { readTyped, saysPrivate } from "../discord/people/read-typed.ts";
import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import { withPrompt } from "../pipeline/orders/typed-prompt.ts";
import { granted } from "../pipeline/policy/answer.ts";

/** "Vary this image" on anybody's picture. The custom id names the message instead of a job. */
export const varyMessageModal: Modal<"studio" | "policy" | "presets" | "varyTargets" | "download"> =
  {
    kind: "modal",
    action: "vary-message-modal",
    async execute(interaction, id, services) {
      const { prompt, negativePrompt, strength, count, picture } = readForm(interaction.fields);
      const typed = await readTyped(prompt, interaction.user.id, services);
      const target = await services.varyTargets.recall(interaction.user.id, id.jobId);
      if (target === undefined) throw new UserError("gone", say("discord.target-forgotten"));
      const { urls, ofOthers } = target;
      if (ofOthers) granted(await services.policy.mayVaryOthers(requesterOf(interaction)));
      const url = urls[picture - 1];
      if (url === undefined) throw unknownPicture(picture - 1, urls.length);
      await answerWithJob(
        interaction,
        services,
        async (reserve) => {
          await reserve({ count, prompt: typed.prompt, negativePrompt });
          await using file = await services.download(url, interaction.user.id);
          const { source, warnings } = await services.studio.importPicture(file);
          const varied = { prompt: "", negativePrompt, count, source: { ...source, strength } };
          const changed = withPrompt(varied, typed, services.studio);
          return {
            kind: "vary",
            draft: changed.draft,
            typed: ["prompt", "negativePrompt"],
            warnings: [...warnings, ...changed.warnings],
          };
        },
        saysPrivate(typed),
      );
    },
  };
