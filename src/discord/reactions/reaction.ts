/** What a reaction of a picture's owner does. */
export type ReactionMeaning = "copy" | "favourite" | "delete";

/** By emoji, without the selector that makes a picture of a sign. */
const meanings: Readonly<Record<string, ReactionMeaning>> = {
  "✉": "copy",
  "⭐": "favourite",
  "❌": "delete",
};

/** What an emoji means; undefined for all others. */
export function meaningOf(emoji: string | null): ReactionMeaning | undefined {
  return meanings[(emoji ?? "").replaceAll("\u{fe0f}", "")];
}
