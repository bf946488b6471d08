import type { LocalizationMap } from "discord.js";
import { type Locale, locales, type Message, wordsFor } from "../words/index.ts";

const others = Object.keys(locales).filter((locale): locale is Locale => locale !== "en");

/** A message in every language but English, as Discord takes translations of a declaration. */
export function localized(message: Message): LocalizationMap {
  return Object.fromEntries(others.map((locale) => [locale, wordsFor(locale).text(message)]));
}
