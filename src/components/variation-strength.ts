import { z } from "zod";
import { visibleJob } from "../commands/may-see.ts";
import type { Services } from "../commands/services.ts";
import type { Variation } from "../pipeline/orders/derive.ts";
import type { Component } from "./component.ts";
import { privately } from "./message-options.ts";
import { paragraph } from "./views/parts.ts";
import { unreadableControl } from "./words.ts";

const strengthSchema = z.enum(["subtle", "strong"]);

const PREFERENCE = "variation-strength";

/** What somebody chose for their V buttons; subtle until they choose. */
export async function variationStrength(
  userId: string,
  { preferences }: Pick<Services, "preferences">,
): Promise<Variation> {
  return strengthSchema.catch("subtle").parse(await preferences.get(userId, PREFERENCE));
}

/**
 * The select under a result. The choice is the presser's own, for all their V buttons, so that
 * nobody changes a message that belongs to somebody else.
 */
export const variationStrengthSelect: Component = {
  action: "strength",
  async execute(interaction, id, services) {
    const choice = strengthSchema.safeParse(
      interaction.isStringSelectMenu() ? interaction.values[0] : undefined,
    );
    if (!choice.success || !interaction.isStringSelectMenu()) throw unreadableControl();
    await visibleJob(id.jobId, interaction, services);
    await services.preferences.set(interaction.user.id, PREFERENCE, choice.data);
    await interaction.reply(
      privately({
        components: [paragraph(words[choice.data])],
        files: [],
        keep: [],
        mentions: [],
      }),
    );
  },
};

const words: Readonly<Record<Variation, string>> = {
  subtle: "Your V buttons now vary **subtly**: they keep what is in the picture.",
  strong: "Your V buttons now vary **strongly**: they move further away from the picture.",
};
