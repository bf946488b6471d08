import type { APIModalInteractionResponseCallbackData } from "discord.js";
import {
  MAX_ADDED_CHARACTERS,
  MAX_PRIORITY,
  type OrderDefaults,
  type ServerRules,
} from "../../domain/rules/server-rules.ts";
import type { Size } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { WHOLE_SERVER } from "./controls.ts";
import { FIELD_CHARACTERS, type FormField, settingsForm } from "./form.ts";
import { type Page, pages } from "./pages.ts";

/** The forms that stand for themselves, by their names in custom ids, and the page of each. */
export const formPages = {
  who: "who",
  words: "words",
  moderation: "moderation",
  budget: "budget",
  try: "moderation",
} as const satisfies Record<string, Page>;
export type FormName = keyof typeof formPages;

/** Whether a custom id names such a form. */
export function isForm(name: string): name is FormName {
  return Object.hasOwn(formPages, name);
}

/** A form, filled with what holds now. */
export function formOf(
  name: FormName,
  words: DiscordWords,
  rules: ServerRules,
): APIModalInteractionResponseCallbackData {
  const id = { action: "settings-save", jobId: name };
  const title = name === "try" ? say("panel.try") : pages[formPages[name]].label;
  return settingsForm(words, id, title, fields[name](words, rules));
}

const fields: Readonly<
  Record<FormName, (words: DiscordWords, rules: ServerRules) => readonly FormField[]>
> = {
  who: (_, { who }) => {
    const value = who.memberDays === 0 ? undefined : String(who.memberDays);
    return [{ name: "days", label: say("panel.field-member-days"), value }];
  },
  words: (_, { words: added }) => [
    longField("prompt", say("panel.field-prompt"), added.prompt),
    longField("negative", say("panel.field-negative"), added.negative),
  ],
  moderation: (_, { moderation }) => [
    listField("words", say("panel.field-blocked-words"), moderation.blockedWords),
    listField("patterns", say("panel.field-blocked-patterns"), moderation.blockedPatterns),
  ],
  try: () => [
    { name: "text", label: say("panel.field-text"), value: undefined, long: FIELD_CHARACTERS },
  ],
  budget: (words, { budget }) => [
    moneyField(words, "day", say("panel.field-day"), budget.day),
    moneyField(words, "month", say("panel.field-month"), budget.month),
    moneyField(words, "person-day", say("panel.field-person-day"), budget.personDay),
    moneyField(words, "person-month", say("panel.field-person-month"), budget.personMonth),
    moneyField(words, "confirm", say("panel.field-confirm"), budget.confirmAbove),
  ],
};

/** How much the members with a role may. */
export function roleForm(
  words: DiscordWords,
  role: string,
  { roles }: Pick<ServerRules, "roles">,
): APIModalInteractionResponseCallbackData {
  const { picturesPerDay, waitingJobs, priority, largestSize, models } = roles[role] ?? {};
  const hint = say("panel.hint-empty");
  const range = { min: -MAX_PRIORITY, max: MAX_PRIORITY };
  return settingsForm(
    words,
    { action: "settings-role-save", jobId: role },
    say("panel.title-role"),
    [
      { name: "pictures", label: say("panel.field-pictures"), hint, value: shown(picturesPerDay) },
      { name: "jobs", label: say("panel.field-jobs"), hint, value: shown(waitingJobs) },
      {
        name: "priority",
        label: say("panel.field-priority"),
        hint: say("panel.hint-priority", range),
        value: shown(priority),
      },
      {
        name: "size",
        label: say("panel.field-size"),
        hint: say("panel.hint-size"),
        value: sizeText(largestSize),
      },
      {
        name: "models",
        label: say("panel.field-models"),
        hint: say("panel.hint-models"),
        value: models?.join(", "),
        long: FIELD_CHARACTERS,
      },
    ],
  );
}

/** What is used where somebody says nothing, in a channel or the whole server. */
export function defaultsForm(
  words: DiscordWords,
  channel: string,
  { defaults, channelDefaults }: Pick<ServerRules, "defaults" | "channelDefaults">,
): APIModalInteractionResponseCallbackData {
  const isServer = channel === WHOLE_SERVER;
  const own: OrderDefaults = (isServer ? defaults : channelDefaults[channel]) ?? {};
  return settingsForm(
    words,
    { action: "settings-defaults-save", jobId: channel },
    say(isServer ? "panel.title-defaults" : "panel.title-channel-defaults"),
    [
      { name: "model", label: say("panel.field-model"), value: own.model },
      { name: "size", label: say("panel.field-default-size"), value: sizeText(own.size) },
      { name: "style", label: say("panel.field-style"), value: own.style },
      { name: "count", label: say("panel.field-count"), value: shown(own.count) },
      { name: "steps", label: say("panel.field-steps"), value: shown(own.steps) },
    ],
  );
}

function longField(name: string, label: FormField["label"], value: string): FormField {
  return { name, label, value, long: MAX_ADDED_CHARACTERS };
}

/** A list, one entry a line; one that is too long for the field is kept when that stays empty. */
function listField(name: string, label: FormField["label"], list: readonly string[]): FormField {
  const value = list.join("\n");
  const isTooLong = value.length > FIELD_CHARACTERS;
  return {
    name,
    label,
    hint: isTooLong ? say("panel.hint-too-long", { count: list.length }) : say("panel.hint-lines"),
    value: isTooLong ? undefined : value,
    long: FIELD_CHARACTERS,
  };
}

function moneyField(
  { plain }: DiscordWords,
  name: string,
  label: FormField["label"],
  amount: number | undefined,
): FormField {
  const value = amount === undefined ? undefined : plain.number(amount);
  return { name, label, hint: say("panel.hint-amount"), value };
}

function shown(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function sizeText(size: Size | undefined): string | undefined {
  return size && `${size.width}x${size.height}`;
}
