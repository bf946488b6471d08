/** The languages that have a catalogue, by their tag, with the name that their speakers use. */
export const locales = { en: "English", de: "Deutsch" } as const;
export type Locale = keyof typeof locales;

/** The catalogue for a language tag such as "de", "en-GB" or "de_DE.UTF-8"; English for the rest. */
export function localeOf(tag: string | undefined): Locale {
  const language = /^[a-z]+/i.exec(tag ?? "")?.[0].toLowerCase();
  return isLocale(language) ? language : "en";
}

function isLocale(language: string | undefined): language is Locale {
  return language !== undefined && Object.hasOwn(locales, language);
}
