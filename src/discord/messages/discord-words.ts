import { type Flavour, type Locale, localeOf, type Words, wordsFor } from "../../words/index.ts";
import { code, literal } from "./display-text.ts";

/**
 * The words of one language for Discord: texts are markdown in which nothing from an option, a
 * service or a file is markup. `plain` is for what Discord shows as it is: labels of buttons,
 * fields of forms, alt texts, files.
 */
export interface DiscordWords extends Words {
  readonly plain: Words;
}

const markdown: Flavour = { literal: (text) => literal(text), code: (text) => code(text) };

const made = new Map<Locale, DiscordWords>();

/** The words of a language, by Discord's name of it ("de", "en-GB"); English where there are none. */
export function discordWords(locale: string | undefined): DiscordWords {
  const language = localeOf(locale);
  const words = made.get(language) ?? {
    ...wordsFor(language, markdown),
    plain: wordsFor(language),
  };
  made.set(language, words);
  return words;
}
