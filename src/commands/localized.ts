import type { LocalizationMap } from "discord.js";
import { inEnglish, type Locale, locales, type Message, wordsFor } from "../words/index.ts";

const others = Object.keys(locales).filter((locale): locale is Locale => locale !== "en");

/** A message in every language but English, as Discord takes translations of a declaration. */
export function localized(message: Message): LocalizationMap {
  return Object.fromEntries(others.map((locale) => [locale, wordsFor(locale).text(message)]));
}

/** A description in all languages. Discord shows it to each person in their own. */
export function described(message: Message): {
  readonly description: string;
  readonly description_localizations: LocalizationMap;
} {
  return {
    description: inEnglish(message),
    description_localizations: localized(message),
  };
}

/**
 * The name of an entry of the "Apps" menu. The bot gets it in English; Discord shows it to each
 * person in their own language.
 */
export function entitled(message: Message): {
  readonly name: string;
  readonly name_localizations: LocalizationMap;
} {
  return { name: inEnglish(message), name_localizations: localized(message) };
}
