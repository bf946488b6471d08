import type { BaseInteraction } from "discord.js";
import { discordWords, type DiscordWords } from "../messages/discord-words.ts";

type Speaker = Pick<BaseInteraction, "locale" | "guildLocale">;

/**
 * The language of everybody who sees a public answer: that of the server's rules (`ofRules`), else
 * the server's own; elsewhere the person's.
 */
export function publicLocale({ locale, guildLocale }: Speaker, ofRules?: string): string {
  return ofRules ?? guildLocale ?? locale;
}

/** The words of whoever asks: for private answers and forms. */
export function personalWords({ locale }: Pick<Speaker, "locale">): DiscordWords {
  return discordWords(locale);
}

/** The words of an answer that only the person who asks sees, or that everybody there does. */
export function answerWords(
  interaction: Speaker,
  isPrivate: boolean,
  ofRules?: string,
): DiscordWords {
  return discordWords(isPrivate ? interaction.locale : publicLocale(interaction, ofRules));
}
