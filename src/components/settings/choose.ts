import type {
  Button,
  ChannelSelect,
  RoleSelect,
  Select,
} from "../../discord/interactions/component.ts";
import { personalWords } from "../../discord/interactions/languages.ts";
import { unreadableControl } from "../../discord/interactions/refusals.ts";
import { requesterOf } from "../../discord/interactions/requester-of.ts";
import { asUpdate } from "../../discord/messages/message-options.ts";
import { changeRules, showRules } from "../../discord/settings-panel/change-rules.ts";
import {
  choiceOf,
  withChannels,
  withMostPictures,
  withoutRole,
  withRoles,
} from "../../discord/settings-panel/choices.ts";
import { roleForm } from "../../discord/settings-panel/forms.ts";
import { granted } from "../../pipeline/policy/answer.ts";

type Needs = "policy" | "serverRules" | "studio";

/** A choice of one value, such as the language. */
export const settingsChoice: Select<Needs> = {
  kind: "select",
  action: "settings-choice",
  async execute(interaction, { jobId: sets }, services) {
    const choice = choiceOf(sets, interaction.values[0]);
    if (choice === undefined) throw unreadableControl();
    const { page, change } = choice;
    await interaction.update(asUpdate(await changeRules(interaction, services, { page }, change)));
  },
};

/** A choice of channels; for the defaults, of the channel that is to be changed. */
export const settingsChannels: ChannelSelect<Needs> = {
  kind: "channels",
  action: "settings-channels",
  async execute(interaction, { jobId: sets }, services) {
    // What Discord knows of this server comes along; other ids are somebody's invention.
    const chosen = interaction.values.filter((id) => interaction.channels.has(id));
    if (sets === "defaults") {
      const spot = { page: "defaults", target: chosen[0] } as const;
      await interaction.update(asUpdate(await showRules(interaction, services, spot)));
      return;
    }
    const choice = withChannels(sets, chosen);
    if (choice === undefined) throw unreadableControl();
    const { page, change } = choice;
    await interaction.update(asUpdate(await changeRules(interaction, services, { page }, change)));
  },
};

/** A choice of roles; for how much, of the role whose limits are to be changed. */
export const settingsRoles: RoleSelect<Needs> = {
  kind: "roles",
  action: "settings-roles",
  async execute(interaction, { jobId: sets }, services) {
    const chosen = interaction.values.filter((id) => interaction.roles.has(id));
    const [role] = chosen;
    if (sets === "amount" && role !== undefined) {
      const { policy, serverRules } = services;
      const { guildId } = granted(await policy.mayManage(requesterOf(interaction), "/settings"));
      const { rules } = await serverRules.get(guildId);
      await interaction.showModal(roleForm(personalWords(interaction), role, rules));
      return;
    }
    const choice = withRoles(sets, chosen);
    if (choice === undefined) throw unreadableControl();
    const { page, change } = choice;
    await interaction.update(asUpdate(await changeRules(interaction, services, { page }, change)));
  },
};

/** How many pictures an order of a role may have. */
export const settingsMost: Select<Needs> = {
  kind: "select",
  action: "settings-most",
  async execute(interaction, { jobId: role }, services) {
    const change = withMostPictures(role, interaction.values[0]);
    if (change === undefined) throw unreadableControl();
    const spot = { page: "amount", target: role } as const;
    await interaction.update(asUpdate(await changeRules(interaction, services, spot, change)));
  },
};

/** A role has no limits of its own any more. */
export const settingsRoleForget: Button<Needs> = {
  kind: "button",
  action: "settings-role-forget",
  async execute(interaction, { jobId: role }, services) {
    const spot = { page: "amount" } as const;
    const view = await changeRules(interaction, services, spot, withoutRole(role));
    await interaction.update(asUpdate(view));
  },
};
