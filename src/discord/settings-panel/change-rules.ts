import { isDeepStrictEqual } from "node:util";
import type { ServerRules } from "../../domain/rules/server-rules.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import { say } from "../../words/index.ts";
import { personalWords } from "../interactions/languages.ts";
import { requesterOf } from "../interactions/requester-of.ts";
import type { Only } from "../interactions/services.ts";
import type { MessageView } from "../messages/message-view.ts";
import { type Page, pages } from "./pages.ts";
import { panelView } from "./panel-view.ts";
import { summaryOf } from "./summary.ts";
import type { BaseInteraction } from "discord.js";

/** What changing rules takes. */
export type RuleServices = Only<"policy" | "serverRules" | "studio">;

/** Where a change is made: on which page, and for which role or channel. */
export interface Spot {
  readonly page: Page;
  readonly target?: string | undefined;
}

/**
 * Changes the rules of the server in which somebody asks, who has to have Manage Server now. What
 * changed is written to the audit channel, to the old and the new one where that changed. Gives the
 * page as it is then. Throws RefusedError for somebody else.
 */
export async function changeRules(
  interaction: BaseInteraction,
  { policy, serverRules, studio }: RuleServices,
  { page, target }: Spot,
  change: (rules: ServerRules) => ServerRules,
): Promise<MessageView> {
  const { guildId } = granted(await policy.mayManage(requesterOf(interaction), "/settings"));
  const before = await serverRules.get(guildId);
  const isNothing = isDeepStrictEqual(change(before.rules), before.rules);
  const after = isNothing ? before : await serverRules.change(guildId, change);
  if (!isNothing) {
    const message = say("panel.changed", {
      user: say("panel.person", { user: interaction.user.id }),
      page: pages[page].label,
      now: summaryOf(page, after.rules),
    });
    const channels = new Set([before.rules.audit, after.rules.audit]);
    for (const channel of channels)
      if (channel !== undefined)
        await studio.announce(channel, `rules:${guildId}:${after.version}`, message);
  }
  return panelView(personalWords(interaction), page, after.rules, target);
}

/** The page as it is now, for somebody who has Manage Server now. Throws RefusedError for others. */
export async function showRules(
  interaction: BaseInteraction,
  { policy, serverRules }: Only<"policy" | "serverRules">,
  { page, target }: Spot,
): Promise<MessageView> {
  const { guildId } = granted(await policy.mayManage(requesterOf(interaction), "/settings"));
  const { rules } = await serverRules.get(guildId);
  return panelView(personalWords(interaction), page, rules, target);
}
