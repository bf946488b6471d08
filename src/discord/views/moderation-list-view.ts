import type { ModerationEntry } from "../../storage/moderation-store.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { literal, shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { lines } from "../messages/parts.ts";

const CHARACTERS = 3500;
const REASON_CHARACTERS = 200;

const signs: Readonly<Record<ModerationEntry["kind"], string>> = {
  warn: "⚠️",
  ban: "⛔",
  unban: "✅",
};

/** The answer of `/moderation list`: what was done to whom, when, by whom and why; newest first. */
export function moderationListView(
  words: DiscordWords,
  entries: readonly ModerationEntry[],
): MessageView {
  const shown = entries.map(({ kind, userId, by, reason, at }) => {
    const why =
      reason === "" ? words.say("moderation.no-reason") : literal(reason, REASON_CHARACTERS);
    return `${signs[kind]} <@${userId}> — ${why} — <@${by}>, <t:${Math.floor(at / 1000)}:f>`;
  });
  return messageOf([
    lines(
      `### ${words.say("moderation.list")}`,
      shown.length === 0
        ? words.say("moderation.list-empty")
        : shortened(shown.join("\n"), CHARACTERS),
    ),
  ]);
}
