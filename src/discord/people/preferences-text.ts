import { locales } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { preferenceNames } from "./preferences.ts";

/** Somebody's own defaults, one a line. */
export function preferencesText(words: DiscordWords, all: ReadonlyMap<string, string>): string {
  const valueOf = (name: keyof typeof preferenceNames) => all.get(preferenceNames[name]);
  const shown = (["size", "model", "style", "added"] as const).flatMap((name) => {
    const value = valueOf(name);
    return value === undefined ? [] : [words.say(`members.preference-${name}`, { value })];
  });
  const language = Object.entries(locales).find(([tag]) => tag === valueOf("language"))?.[1];
  const strength = valueOf("variationStrength");
  const lines = [
    ...shown,
    ...(valueOf("copy") === "on" ? [words.say("members.preference-copy")] : []),
    ...(language === undefined
      ? []
      : [words.say("members.preference-language", { value: language })]),
    ...(strength === "subtle" || strength === "strong"
      ? [words.say(`members.preference-${strength}`)]
      : []),
  ];
  return lines.length === 0
    ? words.say("members.preferences-nothing", { command: "/preferences" })
    : [words.say("members.preferences-head"), ...lines].join("\n");
}
