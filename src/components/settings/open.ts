import type { Button } from "../../discord/interactions/component.ts";
import { personalWords } from "../../discord/interactions/languages.ts";
import { unreadableControl } from "../../discord/interactions/refusals.ts";
import { requesterOf } from "../../discord/interactions/requester-of.ts";
import { asUpdate } from "../../discord/messages/message-options.ts";
import { showRules } from "../../discord/settings-panel/change-rules.ts";
import { defaultsForm, formOf, isForm, roleForm } from "../../discord/settings-panel/forms.ts";
import { isPage } from "../../discord/settings-panel/pages.ts";
import { granted } from "../../pipeline/policy/answer.ts";

type Needs = "policy" | "serverRules";

/** The buttons of the pages of /settings. */
export const settingsTab: Button<Needs> = {
  kind: "button",
  action: "settings-tab",
  async execute(interaction, { jobId: page }, services) {
    if (!isPage(page)) throw unreadableControl();
    await interaction.update(asUpdate(await showRules(interaction, services, { page })));
  },
};

/** Change, and what else opens a form of its own. */
export const settingsFormButton: Button<Needs> = {
  kind: "button",
  action: "settings-form",
  async execute(interaction, { jobId: name }, { policy, serverRules }) {
    if (!isForm(name)) throw unreadableControl();
    const { guildId } = granted(await policy.mayManage(requesterOf(interaction), "/settings"));
    const { rules } = await serverRules.get(guildId);
    await interaction.showModal(formOf(name, personalWords(interaction), rules));
  },
};

/** Change, under the limits of a role. */
export const settingsRoleForm: Button<Needs> = {
  kind: "button",
  action: "settings-role-form",
  async execute(interaction, { jobId: role }, { policy, serverRules }) {
    const { guildId } = granted(await policy.mayManage(requesterOf(interaction), "/settings"));
    const { rules } = await serverRules.get(guildId);
    await interaction.showModal(roleForm(personalWords(interaction), role, rules));
  },
};

/** Change, under the defaults of a channel or of the server. */
export const settingsDefaultsForm: Button<Needs> = {
  kind: "button",
  action: "settings-defaults-form",
  async execute(interaction, { jobId: channel }, { policy, serverRules }) {
    const { guildId } = granted(await policy.mayManage(requesterOf(interaction), "/settings"));
    const { rules } = await serverRules.get(guildId);
    await interaction.showModal(defaultsForm(personalWords(interaction), channel, rules));
  },
};
