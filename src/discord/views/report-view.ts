import { ButtonStyle } from "discord.js";
import type { Job } from "../../domain/job.ts";
import type { Report } from "../../domain/report.ts";
import { say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, lines, link, row } from "../messages/parts.ts";
import { shownPrompt } from "./job-text.ts";

const faces = {
  "report-delete": { label: say("moderation.button-delete"), emoji: "🗑️" },
  "report-warn": { label: say("moderation.button-warn"), emoji: "⚠️" },
  "report-ban": { label: say("moderation.button-ban"), emoji: "⛔", style: ButtonStyle.Danger },
} as const;

/** A report for a server's log channel: what was reported, by whom, and what can be done. */
export function reportView(
  words: DiscordWords,
  job: Job,
  { userId, guildId, channelId, messageId }: Omit<Report, "jobId">,
): MessageView {
  const url = `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
  const actions = ["report-delete", "report-warn", "report-ban"] as const;
  return messageOf([
    lines(
      `### ${words.say("moderation.report", { id: job.id })}`,
      words.say("moderation.reported-by", { user: userId, owner: job.userId }),
      `**${shownPrompt(words, job.request.prompt)}**`,
      `-# ${link(words.say("moderation.to-message"), url)}`,
    ),
    row(
      ...actions.map((action) =>
        button(words, faces[action], { action, jobId: job.id, position: undefined }),
      ),
    ),
  ]);
}
