import type { ButtonInteraction } from "discord.js";
import type { Button } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { eraseMember } from "../discord/people/erase-member.ts";
import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";

/** "Delete everything": the answer of the person whose data they are. */
export const eraseButton: Button<"studio" | "members" | "pictures" | "takeAway"> = {
  kind: "button",
  action: "erase-yes",
  async execute(interaction, id, services) {
    requireOwn(interaction, id.jobId);
    await interaction.deferUpdate();
    const erased = await eraseMember(requesterOf(interaction), services);
    await answer(interaction, personalWords(interaction).say("history.delete-done", erased));
  },
};

/** "Keep it": nothing happens. */
export const keepDataButton: Button<never> = {
  kind: "button",
  action: "erase-no",
  async execute(interaction, id) {
    requireOwn(interaction, id.jobId);
    await interaction.deferUpdate();
    await answer(interaction, personalWords(interaction).say("history.delete-kept"));
  },
};

function requireOwn({ user }: ButtonInteraction, userId: string): void {
  if (user.id !== userId) throw new UserError("not-yours", say("history.delete-not-yours"));
}

async function answer(interaction: ButtonInteraction, text: string): Promise<void> {
  await interaction.editReply(asEdit(messageOf([paragraph(text)])));
}
