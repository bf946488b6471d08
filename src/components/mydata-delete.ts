import type { ButtonInteraction } from "discord.js";
import { UserError } from "../domain/errors.ts";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import type { CustomId } from "../discord/messages/custom-id.ts";
import { asEdit, privately } from "../discord/messages/message-options.ts";
import { deletedView, mydataView } from "../discord/views/mydata-view.ts";
import { say } from "../words/index.ts";

/** How long the question of /mydata delete stands: nobody meets it by chance a week later. */
const QUESTION_MS = 15 * 60 * 1000;

const command = "/mydata delete";

/** 🗑 Delete everything: begins it once, and says when it is done. */
export const deleteMyDataButton: Button<"myData"> = {
  kind: "button",
  action: "mydata-delete",
  async execute(interaction, id, { myData }) {
    requireOwn(interaction, id);
    const words = personalWords(interaction);
    const askedAt = interaction.message.createdTimestamp;
    if (interaction.createdTimestamp - askedAt > QUESTION_MS)
      throw new UserError("gone", say("mydata.too-late", { command }));
    await interaction.deferUpdate();
    const shown = Promise.withResolvers<void>();
    try {
      const begun = await myData.erase({
        userId: interaction.user.id,
        askedAt,
        locale: interaction.locale,
        async tell(erasure) {
          await shown.promise;
          return await interaction.editReply(asEdit(deletedView(words, erasure))).then(
            () => true,
            () => false,
          );
        },
      });
      if (begun === undefined)
        await interaction.followUp(privately(mydataView(words, say("mydata.known"))));
      else await interaction.editReply(asEdit(mydataView(words, say("mydata.deleting"))));
    } finally {
      shown.resolve();
    }
  },
};

/** ✖️ Keep it: nothing is deleted. */
export const keepMyDataButton: Button<never> = {
  kind: "button",
  action: "mydata-keep",
  async execute(interaction, id) {
    requireOwn(interaction, id);
    await interaction.update(asEdit(mydataView(personalWords(interaction), say("mydata.kept"))));
  },
};

/** Ids of buttons can be made up; that of a person is their own or nothing. */
export function requireOwn(
  interaction: Pick<ButtonInteraction, "user">,
  { jobId }: Pick<CustomId, "jobId">,
): void {
  if (jobId !== interaction.user.id)
    throw new UserError("not-yours", say("mydata.not-yours", { command: "/mydata" }));
}
