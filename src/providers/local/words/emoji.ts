/** One emoji as people see it: with its skin tone, its variation selector and what is joined to it. */
export const EMOJI = String.raw`\p{RI}{2}|\p{ExtPict}[\p{EMod}\uFE0E\uFE0F]*(?:\u200D\p{ExtPict}[\p{EMod}\uFE0E\uFE0F]*)*`;

/** Woman and man, as they stand for a person in a profession. */
const PERSON = /^[\u{1F468}\u{1F469}]/u;
/** The signs for a woman and a man, where they are joined to an emoji. */
const GENDER = /\u200D[\u2640\u2642]$/u;

/**
 * The spellings under which an emoji may be known, the closest first: without variation selectors and
 * skin tones, then whoever does it as a person of no gender.
 */
export function spellingsOf(emoji: string): readonly string[] {
  const bare = emoji.replace(/[\p{EMod}\uFE0E\uFE0F]/gu, "");
  const neutral = bare.replace(GENDER, "");
  const person = neutral.includes("\u200D") ? neutral.replace(PERSON, "\u{1F9D1}") : neutral;
  return Array.from(new Set([bare, neutral, person]));
}
