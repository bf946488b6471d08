import { answerWithJob } from "../commands/answer.ts";
import { UserError } from "../domain/errors.ts";
import type { Component } from "./component.ts";
import { readPrompt, withPrompt } from "../pipeline/orders/typed-prompt.ts";
import { readForm } from "./forms/read-form.ts";
import { unknownPicture, unreadableControl } from "./words.ts";

/** "Vary this image" on anybody's picture. The custom id names the message instead of a job. */
export const varyMessageModal: Component = {
  action: "vary-message-modal",
  async execute(interaction, id, services) {
    if (!interaction.isModalSubmit()) throw unreadableControl();
    const { prompt, negativePrompt, strength, count, picture } = readForm(interaction.fields);
    const typed = readPrompt(prompt, services.studio);
    const urls = await services.varyTargets.recall(interaction.user.id, id.jobId);
    if (urls === undefined)
      throw new UserError(
        "gone",
        "I no longer know which picture you meant. Choose **Apps → Vary this image** on it again.",
      );
    const url = urls[picture - 1];
    if (url === undefined) throw unknownPicture(picture - 1, urls.length);
    await answerWithJob(interaction, services, async () => {
      const { source, warnings } = await services.studio.importPicture(
        await services.download(url),
      );
      const varied = { prompt: "", negativePrompt, count, source: { ...source, strength } };
      const changed = withPrompt(varied, typed, services.studio);
      return { kind: "vary", draft: changed.draft, warnings: [...warnings, ...changed.warnings] };
    });
  },
};
