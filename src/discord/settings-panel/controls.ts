import type { ServerRules } from "../../domain/rules/server-rules.ts";
import { MAX_PICTURES } from "../../domain/limits.ts";
import { localeOf, locales, say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { row } from "../messages/parts.ts";
import type { Page } from "./pages.ts";
import {
  actionButton,
  channelSelect,
  choiceSelect,
  MOST_VALUES,
  roleSelect,
  type Row,
} from "./selects.ts";

/** Stands for the whole server where a custom id names a channel. */
export const WHOLE_SERVER = "server";

/** Makes the controls of a page; `target` is the role or channel that is being changed. */
type Controls = (
  words: DiscordWords,
  rules: ServerRules,
  target: string | undefined,
) => readonly Row[];

/** The controls of a page, below what it says. */
export function controlsOf(
  page: Page,
  words: DiscordWords,
  rules: ServerRules,
  target: string | undefined,
): readonly Row[] {
  return controls[page](words, rules, target);
}

const change = say("panel.change");

const controls: Readonly<Record<Page, Controls>> = {
  where: (words, { where }) => [
    channelSelect(words, {
      sets: "where",
      placeholder: say("panel.choose-channels"),
      chosen: where.mode === "all" ? [] : where.channels,
      most: MOST_VALUES,
    }),
    choiceSelect(
      words,
      { sets: "mode", placeholder: say("panel.choose-mode"), chosen: [where.mode] },
      [
        ["all", say("panel.mode-all")],
        ["only", say("panel.mode-only")],
        ["not", say("panel.mode-not")],
      ],
    ),
    choiceSelect(
      words,
      { sets: "elsewhere", placeholder: say("panel.choose-elsewhere"), chosen: [where.elsewhere] },
      [
        ["nothing", say("panel.elsewhere-nothing")],
        ["private", say("panel.elsewhere-private")],
      ],
    ),
  ],
  who: (words, { who }) => [
    roleSelect(words, {
      sets: "who",
      placeholder: say("panel.choose-who"),
      chosen: who.roles,
      most: MOST_VALUES,
    }),
    choiceSelect(
      words,
      { sets: "vary", placeholder: say("panel.choose-vary"), chosen: [who.vary] },
      [
        ["everybody", say("panel.choice-everybody")],
        ["roles", say("panel.choice-roles")],
        ["nobody", say("panel.choice-nobody")],
      ],
    ),
    ...(who.vary === "roles"
      ? [
          roleSelect(words, {
            sets: "vary",
            placeholder: say("panel.choose-vary-roles"),
            chosen: who.varyRoles,
            most: MOST_VALUES,
          }),
        ]
      : []),
    row(actionButton(words, "settings-form", "who", say("panel.membership"))),
  ],
  amount: (words, { roles }, role) => [
    roleSelect(
      words,
      {
        sets: "amount",
        placeholder: say("panel.choose-role"),
        chosen: role === undefined ? [] : [role],
      },
      1,
    ),
    ...(role === undefined
      ? []
      : [
          choiceSelect(
            words,
            {
              sets: role,
              placeholder: say("panel.choose-most"),
              chosen: [String(roles[role]?.mostPictures ?? "open")],
            },
            [
              ["open", say("panel.most-open")],
              ...Array.from(
                { length: MAX_PICTURES },
                (_, index) =>
                  [String(index + 1), say("panel.limit-most", { count: index + 1 })] as const,
              ),
            ],
            "settings-most",
          ),
          row(
            actionButton(words, "settings-role-form", role, change),
            actionButton(words, "settings-role-forget", role, say("panel.forget-role")),
          ),
        ]),
  ],
  defaults: (words, _, channel) => [
    channelSelect(words, {
      sets: "defaults",
      placeholder: say("panel.choose-default-channel"),
      chosen: channel === undefined ? [] : [channel],
    }),
    row(actionButton(words, "settings-defaults-form", channel ?? WHOLE_SERVER, change)),
  ],
  words: (words) => [row(actionButton(words, "settings-form", "words", change))],
  moderation: (words, { moderation }) => [
    choiceSelect(
      words,
      {
        sets: "check",
        placeholder: say("panel.choose-check"),
        chosen: [moderation.pictureCheck],
      },
      [
        ["off", say("panel.check-off")],
        ["spoiler", say("panel.check-spoiler")],
        ["refuse", say("panel.check-refuse")],
      ],
    ),
    choiceSelect(
      words,
      {
        sets: "age",
        placeholder: say("panel.age-yes"),
        chosen: [moderation.alsoInAgeRestricted ? "yes" : "no"],
      },
      [
        ["yes", say("panel.age-yes")],
        ["no", say("panel.age-no")],
      ],
    ),
    row(
      actionButton(words, "settings-form", "moderation", change),
      actionButton(words, "settings-form", "try", say("panel.try")),
    ),
  ],
  budget: (words) => [row(actionButton(words, "settings-form", "budget", change))],
  showcase: (words, { showcase }) => [
    channelSelect(
      words,
      { sets: "showcase", placeholder: say("panel.choose-showcase"), chosen: listOf(showcase) },
      "posted",
    ),
  ],
  audit: (words, { audit, log }) => [
    channelSelect(
      words,
      { sets: "audit", placeholder: say("panel.choose-audit"), chosen: listOf(audit) },
      "posted",
    ),
    channelSelect(
      words,
      { sets: "log", placeholder: say("panel.choose-log"), chosen: listOf(log) },
      "posted",
    ),
  ],
  language: (words, { language }) => [
    choiceSelect(
      words,
      {
        sets: "language",
        placeholder: say("panel.choose-language"),
        chosen: [language === undefined ? "server" : localeOf(language)],
      },
      [["server", say("panel.language-server")], ...Object.entries(locales)],
    ),
  ],
};

function listOf(id: string | undefined): readonly string[] {
  return id === undefined ? [] : [id];
}
