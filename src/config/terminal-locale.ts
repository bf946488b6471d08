import { type Locale, localeOf } from "../words/index.ts";

/** The language of whoever sits at the terminal, as the system names it. */
export function terminalLocale(): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return localeOf(LC_ALL || LC_MESSAGES || LANG);
}
