import type { ServerRules } from "../../domain/rules/server-rules.ts";
import { localeOf, locales, type Message, say } from "../../words/index.ts";
import type { Page } from "./pages.ts";
import { defaultsSummary, rolesSummary } from "./summary-limits.ts";

const LISTED = 25;

/** What holds on a page now, a line each: for the panel, and for the audit channel. */
export function summaryOf(page: Page, rules: ServerRules): readonly Message[] {
  return summaries[page](rules);
}

const summaries: Readonly<Record<Page, (rules: ServerRules) => readonly Message[]>> = {
  where: ({ where }) => whereSummary(where),
  who: ({ who }) => whoSummary(who),
  amount: ({ roles }) => rolesSummary(roles),
  defaults: defaultsSummary,
  words: ({ words }) => wordsSummary(words),
  moderation: ({ moderation }) => moderationSummary(moderation),
  budget: ({ budget }) => budgetSummary(budget),
  showcase: ({ showcase }) => [
    showcase === undefined
      ? say("panel.showcase-none")
      : say("panel.showcase-is", { channel: channel(showcase) }),
  ],
  audit: ({ audit, log }) => [
    audit === undefined
      ? say("panel.audit-none")
      : say("panel.audit-is", { channel: channel(audit) }),
    log === undefined ? say("panel.log-none") : say("panel.log-is", { channel: channel(log) }),
  ],
  language: ({ language }) => [
    say("panel.language-is", {
      language: language === undefined ? say("panel.language-server") : locales[localeOf(language)],
    }),
  ],
};

function whereSummary({ mode, channels, elsewhere }: ServerRules["where"]): readonly Message[] {
  if (mode === "all") return [say("panel.where-all")];
  const named = channels.slice(0, LISTED).map(channel);
  return [
    say(mode === "only" ? "panel.where-only" : "panel.where-not", { channels: named }),
    say(elsewhere === "private" ? "panel.elsewhere-private" : "panel.elsewhere-nothing"),
  ];
}

function whoSummary({ roles, memberDays, vary, varyRoles }: ServerRules["who"]) {
  const varying = varyRoles.slice(0, LISTED).map(role);
  return [
    roles.length === 0
      ? say("panel.who-all")
      : say("panel.who-roles", { roles: roles.slice(0, LISTED).map(role) }),
    ...(memberDays === 0 ? [] : [say("panel.member-days", { count: memberDays })]),
    vary === "roles"
      ? varying.length === 0
        ? say("panel.vary-no-role")
        : say("panel.vary-roles", { roles: varying })
      : say(vary === "nobody" ? "panel.vary-nobody" : "panel.vary-everybody"),
  ];
}

function wordsSummary({ prompt, negative }: ServerRules["words"]): readonly Message[] {
  const said = [
    ...(prompt === "" ? [] : [say("panel.prompt-added", { words: prompt })]),
    ...(negative === "" ? [] : [say("panel.negative-added", { words: negative })]),
  ];
  return said.length === 0 ? [say("panel.nothing-added")] : said;
}

/** How much is blocked, and not what: the audit channel is no list of forbidden words. */
function moderationSummary({
  blockedWords,
  blockedPatterns,
  pictureCheck,
  alsoInAgeRestricted,
}: ServerRules["moderation"]): readonly Message[] {
  return [
    say("panel.blocked", { count: blockedWords.length, patterns: blockedPatterns.length }),
    say("panel.picture-check", { check: say(`panel.check-${pictureCheck}`) }),
    say(alsoInAgeRestricted ? "panel.age-too" : "panel.age-not"),
  ];
}

function budgetSummary({
  day,
  month,
  personDay,
  personMonth,
  confirmAbove,
}: ServerRules["budget"]): readonly Message[] {
  const said = [
    day !== undefined && say("panel.budget-day", { amount: day }),
    month !== undefined && say("panel.budget-month", { amount: month }),
    personDay !== undefined && say("panel.budget-person-day", { amount: personDay }),
    personMonth !== undefined && say("panel.budget-person-month", { amount: personMonth }),
    confirmAbove !== undefined && say("panel.budget-confirm", { amount: confirmAbove }),
  ].filter((line) => line !== false);
  return said.length === 0 ? [say("panel.budget-none")] : said;
}

function channel(id: string): Message {
  return say("rules.channel", { channel: id });
}

function role(id: string): Message {
  return say("rules.role", { role: id });
}
