import type { Modal } from "../../discord/interactions/component.ts";
import { personalWords } from "../../discord/interactions/languages.ts";
import { unreadableControl } from "../../discord/interactions/refusals.ts";
import { requesterOf } from "../../discord/interactions/requester-of.ts";
import { asUpdate, privately } from "../../discord/messages/message-options.ts";
import type { MessageView } from "../../discord/messages/message-view.ts";
import { changeRules } from "../../discord/settings-panel/change-rules.ts";
import { WHOLE_SERVER } from "../../discord/settings-panel/controls.ts";
import { formPages, isForm } from "../../discord/settings-panel/forms.ts";
import { readDefaults, readForm, readRole } from "../../discord/settings-panel/read-forms.ts";
import { tryText } from "../../discord/settings-panel/try-text.ts";
import { withDefaults, withRole } from "../../discord/settings-panel/with-form.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import type { ModalSubmitInteraction } from "discord.js";

type Needs = "policy" | "serverRules" | "studio" | "wordFilter";

/** What was put into a form that stands for itself. */
export const settingsSave: Modal<Needs> = {
  kind: "modal",
  action: "settings-save",
  async execute(interaction, { jobId: name }, services) {
    if (!isForm(name)) throw unreadableControl();
    const { ceilings, guildId } = granted(
      await services.policy.mayManage(requesterOf(interaction), "/settings"),
    );
    if (name === "try") {
      const words = personalWords(interaction);
      await interaction.reply(
        privately(await tryText(words, interaction.fields, guildId, services)),
      );
      return;
    }
    const change = readForm(name, interaction.fields, { ceilings });
    const spot = { page: formPages[name] };
    await answer(interaction, await changeRules(interaction, services, spot, change));
  },
};

/** What was put into the form of a role's limits. */
export const settingsRoleSave: Modal<Needs> = {
  kind: "modal",
  action: "settings-role-save",
  async execute(interaction, { jobId: role }, services) {
    const { policy, studio } = services;
    const { ceilings } = granted(await policy.mayManage(requesterOf(interaction), "/settings"));
    const models = studio.models.map(({ id }) => id);
    const allowance = readRole(interaction.fields, { ceilings, models });
    const spot = { page: "amount", target: role } as const;
    const change = withRole(role, allowance);
    await answer(interaction, await changeRules(interaction, services, spot, change));
  },
};

/** What was put into the form of defaults. */
export const settingsDefaultsSave: Modal<Needs> = {
  kind: "modal",
  action: "settings-defaults-save",
  async execute(interaction, { jobId: channel }, services) {
    const { policy, studio } = services;
    const { ceilings } = granted(await policy.mayManage(requesterOf(interaction), "/settings"));
    const models = studio.models.map(({ id }) => id);
    const defaults = readDefaults(interaction.fields, { ceilings, models });
    const target = channel === WHOLE_SERVER ? undefined : channel;
    const spot = { page: "defaults", target } as const;
    const change = withDefaults(target, defaults);
    await answer(interaction, await changeRules(interaction, services, spot, change));
  },
};

/** The panel that the form was opened from shows what holds now. */
async function answer(interaction: ModalSubmitInteraction, view: MessageView): Promise<void> {
  if (interaction.isFromMessage()) await interaction.update(asUpdate(view));
  else await interaction.reply(privately(view));
}
