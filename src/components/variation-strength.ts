import type { Select } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { unreadableControl } from "../discord/interactions/refusals.ts";
import { visibleJob } from "../discord/interactions/rights.ts";
import { privately } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import {
  keepVariationStrength,
  variationStrengthSchema,
} from "../discord/people/variation-strength.ts";

/**
 * The select under a result. The choice is the presser's own, for all their V buttons, so that
 * nobody changes a message that belongs to somebody else.
 */
export const variationStrengthSelect: Select<"studio" | "policy" | "preferences"> = {
  kind: "select",
  action: "strength",
  async execute(interaction, id, services) {
    const choice = variationStrengthSchema.safeParse(interaction.values[0]);
    if (!choice.success) throw unreadableControl();
    await visibleJob(id.jobId, interaction, services, "mayShow");
    await keepVariationStrength(interaction.user.id, choice.data, services);
    const words = personalWords(interaction);
    const text = words.say(choice.data === "subtle" ? "discord.now-subtle" : "discord.now-strong");
    await interaction.reply(privately(messageOf([paragraph(text)])));
  },
};
